"""The time between movements: to get ready, to change the side, to change the posture."""

from dataclasses import dataclass

from app.composer.wish import Pace
from app.vocabulary.practice import Posture

LYING = frozenset({Posture.SUPINE, Posture.SIDE_LYING})
FLOOR = frozenset(
    {
        Posture.FLOOR_CROSS_LEGGED,
        Posture.FLOOR_LONG_SITTING,
        Posture.KNEELING,
        Posture.HANDS_AND_KNEES,
    }
)


@dataclass(frozen=True, slots=True)
class Leads:
    """Seconds before a movement, before its second side, and how far each may be drawn out."""

    ready: int
    side: int
    slack: int
    posture: int
    rising: int

    def change(self, before: Posture, after: Posture) -> int:
        """Seconds to get from one posture to another; getting up takes its time (SAFETY 6)."""
        if before is after:
            return 0
        from_below = before in LYING | FLOOR
        return self.rising if from_below else self.posture


LEADS = {
    Pace.STEADY: Leads(ready=5, side=4, slack=4, posture=20, rising=40),
    Pace.UNHURRIED: Leads(ready=8, side=6, slack=6, posture=30, rising=60),
}
