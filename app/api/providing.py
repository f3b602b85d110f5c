"""What every route is handed: the edition that its request began with, and the language to
answer in.
"""

from typing import Annotated

from fastapi import Depends

from app.catalogue.edition import Edition
from app.web.endpoints import live_edition, served_locale

LiveEdition = Annotated[Edition, Depends(live_edition)]
ServedLocale = Annotated[str, Depends(served_locale)]
