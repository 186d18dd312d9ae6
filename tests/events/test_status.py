"""How real an event is. What is wished, feared, denied, asked or conditional has not happened."""

import pytest

STATUSES = [
    ("France expelled two Russian diplomats.", "SANCTION", "happened"),
    ("Two Russian diplomats have been expelled by France.", "SANCTION", "happened"),
    ("France is expelling two Russian diplomats.", "SANCTION", "ongoing"),
    ("Two Russian diplomats are being expelled by France.", "SANCTION", "ongoing"),
    ("France supports Norway.", "SUPPORT", "ongoing"),
    ("Norway is supported by France.", "SUPPORT", "ongoing"),
    ("Norway was supported by France.", "SUPPORT", "happened"),
    ("France criticises Norway.", "ACCUSE", "happened"),
    ("France still holds two Norwegian officers hostage.", "ASSAULT", "ongoing"),
    ("The Finnish government is against the Swedish plan.", "REJECT", "ongoing"),
    ("The Finnish government was against the Swedish plan.", "REJECT", "happened"),
    ("The Finnish embassy is under investigation by Swedish police.", "ACCUSE", "ongoing"),
    ("Finland is in talks with Sweden.", "CONSULT", "ongoing"),
    ("Finland is not in talks with Sweden.", "CONSULT", "negated"),
    ("France will expel two Russian diplomats.", "SANCTION", "planned"),
    ("France plans to expel two Russian diplomats.", "SANCTION", "planned"),
    ("France wants to expel two Russian diplomats.", "SANCTION", "intended"),
    ("France tried to expel two Russian diplomats.", "SANCTION", "intended"),
    ("France may expel two Russian diplomats.", "SANCTION", "possible"),
    ("France is considering expelling two Russian diplomats.", "SANCTION", "possible"),
    ("It is possible that France will expel two Russian diplomats.", "SANCTION", "possible"),
    ("If France expels two Russian diplomats, Moscow will protest.", "SANCTION", "hypothetical"),
    ("France would have expelled two Russian diplomats.", "SANCTION", "hypothetical"),
    ("A visit by the French foreign minister to Norway fell through.", "CONSULT", "cancelled"),
    ("A visit by the French foreign minister to Norway has been deferred.", "CONSULT", "cancelled"),
    ("Talks between France and Norway did not go ahead.", "CONSULT", "negated"),
    ("A summit of France and Norway never came about.", "CONSULT", "negated"),
    ("The French prime minister's visit to Norway is off.", "CONSULT", "cancelled"),
    ('"Talk to the Norwegian envoy," the Swedish king told the French prime minister.', "CONSULT", "requested"),
    ("France will sign the accord when Norway expels two Russian diplomats.", "SANCTION", "hypothetical"),
    ("France is to send a team as soon as Norway expels two Russian diplomats.", "SANCTION", "hypothetical"),
    ("France signed the accord when Norway expelled two Russian diplomats.", "SANCTION", "happened"),
    ("France almost expelled two Russian diplomats.", "SANCTION", "negated"),
    ("Not since 1998 has France expelled Russian diplomats.", "SANCTION", "negated"),
    ("If only France had expelled the Russian diplomats.", "SANCTION", "hypothetical"),
    ("Rather than expel Russian diplomats, France sent a letter.", "SANCTION", "hypothetical"),
    ("France decided against expelling two Russian diplomats.", "SANCTION", "refused"),
    ("Norway talked France out of expelling two Russian diplomats.", "SANCTION", "negated"),
    ("France expelled almost twenty Russian diplomats.", "SANCTION", "happened"),
    ("France came close to expelling two Russian diplomats.", "SANCTION", "negated"),
    ("France is on the brink of expelling two Russian diplomats.", "SANCTION", "possible"),
    ("France has to expel two Russian diplomats.", "SANCTION", "requested"),
    ("France had to expel two Russian diplomats.", "SANCTION", "happened"),
    ("A summit of France and Norway was to have been held in May.", "CONSULT", "cancelled"),
    ("A summit of France and Norway is unlikely.", "CONSULT", "negated"),
    ("Talks between France and Norway are on hold.", "CONSULT", "cancelled"),
    ("An attack by France on Norway is out of the question.", "ASSAULT", "negated"),
    ("The attack by France on Norway was wrong.", "ASSAULT", "happened"),
    ("The French president's visit to Norway depends on the weather.", "AGREE", "possible"),
    ("A meeting between the French and Norwegian ministers was moved to June.", "AGREE", "planned"),
    ("The French foreign minister is due in Norway on Friday.", "AGREE", "planned"),
    ("The attack by France on Norway did not kill anybody.", "ASSAULT", "happened"),
    ("Has France expelled two Russian diplomats?", "SANCTION", "hypothetical"),
    ("France did not expel two Russian diplomats.", "SANCTION", "negated"),
    ("France has neither expelled a Russian diplomat nor answered.", "SANCTION", "negated"),
    ("France has yet to expel two Russian diplomats.", "SANCTION", "negated"),
    ("Norway has no plan for the rebels backed by France.", "SUPPORT", "ongoing"),
    ("Norway does not have soldiers stationed abroad.", "MOBILIZE", "negated"),
    ("France has not expelled two Russian diplomats.", "SANCTION", "negated"),
    ("France failed to expel two Russian diplomats.", "SANCTION", "negated"),
    ("France has no plans to expel two Russian diplomats.", "SANCTION", "negated"),
    ("France should expel two Russian diplomats.", "SANCTION", "requested"),
    ("France managed to expel two Russian diplomats.", "SANCTION", "happened"),
    ("France began expelling Russian diplomats.", "SANCTION", "happened"),
    ("Fears that Iran would attack Israel are growing.", "ASSAULT", "possible"),
    ("Iran was prevented from attacking Israel.", "ASSAULT", "negated"),
    ("Iran sent ships to attack Israel.", "ASSAULT", "intended"),
    ("Iran attacked Israel after it had seized two ships.", "ASSAULT", "happened"),
    ("Iran has denied that it attacked Israel.", "ASSAULT", "negated"),
    ("Iran allegedly attacked Israel.", "ASSAULT", "possible"),
    ("Iran is said to attack Israel within days.", "ASSAULT", "possible"),
    ("Iran is said to have attacked Israel.", "ASSAULT", "happened"),
    ("Iran did not manage to attack Israel.", "ASSAULT", "negated"),
    ("It is unclear whether France will expel two Russian diplomats.", "SANCTION", "hypothetical"),
    ("Had Iran attacked Israel in 1990, the war would have been long.", "ASSAULT", "hypothetical"),
    ("France is in no mood to expel two Russian diplomats.", "SANCTION", "negated"),
    ("Any state that supports Norway will be regarded as an enemy.", "SUPPORT", "hypothetical"),
    ("Iran will not hesitate to attack Israel.", "ASSAULT", "planned"),
]


@pytest.mark.parametrize(("text", "type_", "status"), STATUSES, ids=[text for text, _, _ in STATUSES])
def test_status(coder, text, type_, status):
    events = [e for e in coder.code(text, published="2023-04-26").events if e.type == type_]
    assert [e.status for e in events] == [status]


FUTURE = [
    ("Kenya's foreign minister will visit Uganda.", "AGREE", "planned"),
    ("Kenya's foreign minister is ready to visit Uganda.", "AGREE", "intended"),
    ("Kenya's foreign minister hopes to visit Uganda.", "AGREE", "intended"),
    ("Kenya's foreign minister may visit Uganda.", "AGREE", "possible"),
    ("It was almost inevitable that Kenya's foreign minister would visit Uganda.", "AGREE", "intended"),
    ("Kenya's foreign minister visited Uganda.", "CONSULT", "happened"),
    ("Talks between Kenya and Uganda are said to resume on May 2.", "AGREE", "possible"),
    ("Kenya's foreign minister refused to visit Uganda.", "REJECT", "happened"),
]


@pytest.mark.parametrize(("text", "type_", "status"), FUTURE, ids=[text for text, _, _ in FUTURE])
def test_a_meeting_or_help_still_to_come_is_agree(coder, text, type_, status):
    (event,) = coder.code(text, published="2023-04-26").events
    assert (event.type, event.status) == (type_, status)
    assert ("future" in event.auxiliary) == (type_ == "AGREE")
