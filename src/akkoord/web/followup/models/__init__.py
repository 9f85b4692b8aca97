"""Where promises stand, on what proof, with which money of the multi-year plan, by when, and by whom."""

from akkoord.web.followup.models.bulk import Sheet, SheetRow
from akkoord.web.followup.models.judging import Judgement, Milestone
from akkoord.web.followup.models.people import (
    Office,
    OfficeTerm,
    Owner,
    Partner,
    Responsible,
    Service,
)
from akkoord.web.followup.models.plans import Plan, PlanAction, PlanAmount, PlanLink
from akkoord.web.followup.models.recording import RECORDED_STAGES, Deadline, Proof, Status
from akkoord.web.followup.models.routes import Passage, Underway
from akkoord.web.followup.models.spans import Span, Weight

__all__ = [
    "RECORDED_STAGES",
    "Deadline",
    "Judgement",
    "Milestone",
    "Office",
    "OfficeTerm",
    "Owner",
    "Partner",
    "Passage",
    "Plan",
    "PlanAction",
    "PlanAmount",
    "PlanLink",
    "Proof",
    "Responsible",
    "Service",
    "Sheet",
    "SheetRow",
    "Span",
    "Status",
    "Underway",
    "Weight",
]
