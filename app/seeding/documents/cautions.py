"""The seed shape of a caution topic, such as forward bending, with whom it concerns and where
it takes effect.
"""

from app.seeding.documents.base import Code, Document, Name, Record, Sourced, Text
from app.vocabulary.evidence import Strength
from app.vocabulary.safety import CautionEffect, CellValue


class CellEffect(Document):
    limitation: Code
    feature: Code
    cell: CellValue


class CautionEntry(Sourced):
    who: Text
    advice: Text
    strength: Strength
    effect: CautionEffect
    limitations: list[Code]
    cells: list[CellEffect]
    note: Text | None


class CautionDocument(Record):
    title: Name
    summary: Text
    entries: list[CautionEntry]
