"""The pictures of docs/figures.md, taken from the service like every other example."""

from collections.abc import Callable
from pathlib import Path

from app.settings import ROOT

FOLDER = ROOT / "docs" / "gallery"
PICTURES = {
    "hold-up-the-sky": "/v1/movements/hold-up-the-sky/figure.svg?variant=standing",
    "hold-up-the-sky-steps": "/v1/movements/hold-up-the-sky/sequence.svg?variant=standing",
    "hug-the-knee": "/v1/movements/lian-gong-hug-the-knee/figure.svg?posture=standing",
    "warm-the-navel": "/v1/movements/warm-the-navel/figure.svg?posture=floor-cross-legged",
    "ankle-pump": "/v1/movements/ankle-pump/figure.svg?posture=supine",
    "hold-the-feet-dark": "/v1/movements/two-hands-hold-the-feet/figure.svg"
    "?posture=standing&theme=dark&clothing=plum&skin=brown&hair=short",
    "body-map": "/v1/body-map/front.svg?meridians=st&points=ST36&highlight=knee&labels=names",
    "wuji-ink": "/v1/movements/wuji-standing/figure.svg?posture=standing&theme=ink&shape=elder",
}


def write_gallery(ask: Callable[[str], bytes], folder: Path = FOLDER) -> None:
    """Write each picture as the service answers it, and take away all others."""
    told = {f"{name}.svg": ask(path) for name, path in PICTURES.items()}
    folder.mkdir(parents=True, exist_ok=True)
    for stale in folder.glob("*"):
        stale.unlink()
    for name, body in told.items():
        (folder / name).write_bytes(body)
