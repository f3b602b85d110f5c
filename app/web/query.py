"""The strict reader of query strings: one pydantic model a route, every fault reported at once.

Pydantic judges ranges, patterns and closed lists; what it would let pass from a string ("+5", a
scalar given twice, an empty value) is refused here, before it sees anything.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from app.errors import BadRequest, Fault, FaultCode
from app.web.faults import fault_of
from app.web.parameters import Parameter, parameters_of
from app.web.percent import decode_pairs
from app.web.suggesting import closest

LONGEST_QUERY_BYTES = 8192
MOST_PARAMETERS = 200
LONGEST_SHOWN_NAME = 60


class StrictQuery(BaseModel):
    """Base of every query model; frozen, because an empty query shares one instance."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class NoQuery(StrictQuery):
    """The query of a route that takes no parameters."""


Query = TypeVar("Query", bound=StrictQuery)


class QueryPlan:
    """All that can be known of a query model before the first request, worked out once."""

    def __init__(self, model: type[StrictQuery]) -> None:
        if not (model.model_config.get("frozen") and model.model_config.get("extra") == "forbid"):
            raise TypeError(f"{model.__name__} must be frozen and forbid extra fields")
        self.model = model
        self.parameters = {parameter.name: parameter for parameter in parameters_of(model)}
        self.names = tuple(sorted(self.parameters))
        self._by_attribute = {known.attribute: known for known in self.parameters.values()}
        self._unordered = tuple(known.name for known in self.parameters.values() if known.unordered)
        # What `model_validate` calls, without the words between.
        self._validated = model.__pydantic_validator__.validate_python
        self._spelled_last: tuple[StrictQuery | None, dict[str, str]] = (None, {})
        needs_something = any(parameter.required for parameter in self.parameters.values())
        self._empty = None if needs_something else model.model_validate({})

    def read(self, query_string: bytes) -> StrictQuery:
        """Return the query as an instance of the model, or raise BadRequest with every fault."""
        if not query_string and self._empty is not None:
            return self._empty
        faults: dict[str, Fault] = {}
        values = self._collect(query_string, faults)
        try:
            query: StrictQuery = self._validated(values)
        except ValidationError as refusal:
            for error in refusal.errors(include_url=False, include_context=False):
                name = str(error["loc"][0]) if error["loc"] else ""
                faults.setdefault(name, fault_of(error, name, self.parameters.get(name)))
        if faults:
            raise BadRequest(faults.values())
        return query

    def _collect(self, query_string: bytes, faults: dict[str, Fault]) -> dict[str, Any]:
        if len(query_string) > LONGEST_QUERY_BYTES:
            reason = f"A query may have at most {LONGEST_QUERY_BYTES} bytes."
            raise BadRequest([Fault("", reason, FaultCode.OUT_OF_RANGE)])
        values: dict[str, Any] = {}
        pairs = decode_pairs(query_string)
        if len(pairs) > MOST_PARAMETERS:
            reason = f"A query may have at most {MOST_PARAMETERS} parameters."
            raise BadRequest([Fault("", reason, FaultCode.OUT_OF_RANGE)])
        for name, text in pairs:
            parameter = self.parameters.get(name)
            if parameter is None:
                shown = name[:LONGEST_SHOWN_NAME]
                faults.setdefault(name, self._unknown(shown))
            else:
                self._take(parameter, text, values, faults)
        for name in faults:
            values.pop(name, None)
        for name in self._unordered:
            if name in values:
                values[name] = sorted(set(values[name]))
        return values

    def _take(
        self,
        parameter: Parameter,
        text: str | None,
        values: dict[str, Any],
        faults: dict[str, Fault],
    ) -> None:
        name = parameter.name
        if text is None:
            reason = "The value is not percent-encoded UTF-8, or holds a control character."
            faults.setdefault(name, Fault(name, reason, FaultCode.BAD_ENCODING))
        elif not text:
            faults.setdefault(name, Fault(name, "The value is empty.", FaultCode.EMPTY))
        elif (value := parameter.lex(text) if parameter.lex else text) is None:
            faults.setdefault(name, Fault(name, parameter.expects, FaultCode.WRONG_TYPE))
        elif parameter.many:
            values.setdefault(name, []).append(value)
        elif name in values:
            faults.setdefault(name, Fault(name, "Give it once only.", FaultCode.REPEATED))
        else:
            values[name] = value

    def _unknown(self, name: str) -> Fault:
        reason = "There is no such parameter here."
        near = closest(name, self.names)
        return Fault(name, reason, FaultCode.UNKNOWN, allowed=self.names, did_you_mean=near)

    def canonical(self, query: StrictQuery, **replaced: str) -> str:
        """Return the one spelling that all equal queries share; `replaced` overrides values.

        Names are sorted, the values of an unordered list too; other lists keep their order.
        """
        known, spelled = self._spelled_last
        if known is not query:
            spelled = self._spelled(query)
            self._spelled_last = query, spelled
        if replaced:
            others = {name: self.parameters[name].spelled(text) for name, text in replaced.items()}
            spelled = spelled | others
        return "&".join([spelled[name] for name in sorted(spelled) if spelled[name]])

    def _spelled(self, query: StrictQuery) -> dict[str, str]:
        """Each parameter that was given; the key of an answer and its `next` both ask for it."""
        spelled = {}
        for attribute in query.model_fields_set:
            parameter = self._by_attribute[attribute]
            spelled[parameter.name] = parameter.spelled(getattr(query, attribute))
        return spelled


@cache
def plan_of(model: type[StrictQuery]) -> QueryPlan:
    """Return the plan of a model, made on first use; the models are as many as the routes."""
    return QueryPlan(model)


def read_query(model: type[Query], query_string: bytes) -> Query:
    """Read a query string strictly into `model`; raise BadRequest with all its faults."""
    query = plan_of(model).read(query_string)
    assert isinstance(query, model)
    return query


def canonical_query(query: StrictQuery, **replaced: str) -> str:
    """Return the order-independent spelling of a query, for cache keys and `next` links."""
    return plan_of(type(query)).canonical(query, **replaced)
