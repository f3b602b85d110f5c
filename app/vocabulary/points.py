"""Words for acupoints and channels: traditional categories, and what a caution is about."""

from enum import StrEnum
from typing import Literal

# Tradition's own words for channels, which no seed folder can add to.
MeridianCategory = Literal["primary", "extraordinary-own-points", "extraordinary-shared-points"]
Polarity = Literal["yin", "yang"]
Limb = Literal["hand", "foot"]
SixChannel = Literal["Taiyang", "Yangming", "Shaoyang", "Taiyin", "Shaoyin", "Jueyin"]
Element = Literal["Wood", "Fire", "Earth", "Metal", "Water"]


class PointCategory(StrEnum):
    """Traditional categories of acupoints."""

    JING_WELL = "jing-well"
    YING_SPRING = "ying-spring"
    SHU_STREAM = "shu-stream"
    JING_RIVER = "jing-river"
    HE_SEA = "he-sea"
    YUAN_SOURCE = "yuan-source"
    LUO_CONNECTING = "luo-connecting"
    XI_CLEFT = "xi-cleft"
    FRONT_MU = "front-mu"
    BACK_SHU = "back-shu"
    LOWER_HE_SEA = "lower-he-sea"
    HUI_MEETING = "hui-meeting"
    CONFLUENT = "confluent"
    COMMAND = "command"
    MA_DANYANG_STAR = "ma-danyang-star"
    WINDOW_OF_SKY = "window-of-sky"
    CHANNEL_MEETING = "channel-meeting"


class PointCautionFlag(StrEnum):
    """What a caution on an acupoint is about."""

    PREGNANCY = "pregnancy"
    PNEUMOTHORAX_NEEDLING = "pneumothorax_needling"
    ARTERY_AT_POINT = "artery_at_point"
    SPINAL_CANAL_NEEDLING = "spinal_canal_needling"
    CAROTID_OR_NECK_VESSELS = "carotid_or_neck_vessels"
    EYE_ADJACENT = "eye_adjacent"
    INTIMATE_AREA = "intimate_area"
    INFANT_FONTANELLE = "infant_fontanelle"
    TRACHEA_THROAT = "trachea_throat"
    MEDULLA_NEEDLING = "medulla_needling"
    DO_NOT_STIMULATE = "do_not_stimulate"
    NO_NEEDLING_UMBILICUS = "no_needling_umbilicus"


class AppliesToPressing(StrEnum):
    """Whether a point caution, often written for needles, holds for finger pressure."""

    YES = "yes"
    PRECAUTION = "precaution"
    INFANTS = "infants"
    NEEDLING_ONLY = "needling_only"
