"""The schema of a record that `fields=` has cut or `include=` widened: any of its fields."""

from typing import Any

from pydantic import create_model

from app.api.fields import Read
from app.api.resource import Resource


def partial_of(resource: Resource) -> type[Read]:
    """Return a model with every field of the short and the whole form, none of them required."""
    fields: dict[str, Any] = {}
    for model in (resource.item_read, resource.read):
        for name, field in model.model_fields.items():
            own: Any = field.annotation
            fields[name] = (fields[name][0] | own if name in fields else own, None)
    name = f"{resource.item_read.__name__.removesuffix('Item')}Partial"
    return create_model(
        name, __base__=Read, __doc__=f"Some fields of one of our {resource.kind.value}.", **fields
    )
