"""The API keeps to its own description, whatever it is asked (schemathesis)."""

from __future__ import annotations

import schemathesis
import schemathesis.specs.openapi.schemas  # now: two threads that compile at once can break Python 3.11's parser
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from detente import Store
from detente.web import Settings, create_app

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


def test_the_api_keeps_to_its_description(store: Store) -> None:
    app = create_app(store, Settings(name="news", read_only=True))
    assert app.state.index.wait(60)
    operations = [found.ok() for found in schemathesis.openapi.from_asgi("/api/openapi.json", app).get_all_operations()]
    assert len(operations) > 4
    for operation in operations:

        @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(operation.as_strategy())
        def holds(case: schemathesis.Case) -> None:
            case.call_and_validate(checks=CHECKS)

        holds()
