"""The desk in a real browser: what an analyst does, by mouse and keyboard, and what assistive technology meets."""

from __future__ import annotations

import json
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn

from detente import Store
from detente.web import Settings, create_app

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER),
    reason="no chromium and chromedriver here (Debian: apt-get install chromium chromium-driver)",
)
webdriver = pytest.importorskip("selenium.webdriver")
Keys = pytest.importorskip("selenium.webdriver.common.keys").Keys


@pytest.fixture(scope="module")
def site(coded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk on a port of its own, over a copy of the store; its address."""
    path = shutil.copy(coded, tmp_path_factory.mktemp("browser") / "news.duckdb")
    listening = socket.create_server(("127.0.0.1", 0))
    with Store(path) as store:
        app = create_app(store, Settings(name="news"))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        assert app.state.index.wait(60)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(30)


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    """A headless Chromium as wide as a laptop."""
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--window-size=1280,900",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    driver.implicitly_wait(5)
    yield driver
    driver.quit()


def css(browser: webdriver.Chrome, selector: str) -> webdriver.remote.webelement.WebElement:
    """The first element of a selector."""
    return browser.find_element("css selector", selector)


def click(browser: webdriver.Chrome, selector: str) -> None:
    """Click on the first element of a selector, in the middle of the window."""
    element = css(browser, selector)
    browser.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
    element.click()


def wait(browser: webdriver.Chrome, script: str) -> None:
    """Wait until a script gives something true."""
    for _ in range(100):
        if browser.execute_script(f"return {script}"):
            return
        time.sleep(0.1)
    raise AssertionError(f"never true: {script}")


def test_from_a_relation_to_a_correction_in_the_export(browser: webdriver.Chrome, site: str) -> None:
    browser.get(f"{site}/relations")
    css(browser, "input[name=a]").send_keys("Czech Republic")
    css(browser, "input[name=b]").send_keys("Russia")
    click(browser, "form.filters button")
    wait(browser, "location.pathname == '/relation/CZE/RUS'")
    everything = len(browser.find_elements("css selector", "#events .lines > li"))

    css(browser, "select[name=type]").send_keys("SANCTION")
    click(browser, "form.filters button")
    wait(browser, "location.search.includes('type=SANCTION')")
    shown = browser.find_elements("css selector", "#events .lines > li")
    assert 0 < len(shown) < everything
    assert all("SANCTION" in one.text for one in shown)

    click(browser, "#events .sentence")
    wait(browser, "/^#e\\d+$/.test(location.hash) && document.querySelector('.card.chosen')")
    number = browser.execute_script("return location.hash.slice(1)")

    click(browser, f"a.mk[href='#{number}']")
    wait(browser, f"document.activeElement.id == '{number}'")
    lit = browser.execute_script("return [...document.querySelectorAll('.text .chosen')].map((one) => one.textContent)")
    assert any("diplomats" in words for words in lit)

    click(browser, f"#{number} a[href*='/change/']")
    wait(browser, "location.pathname.includes('/change/')")
    css(browser, "select[name=status]").send_keys("ongoing")
    css(browser, "form.edit input[name=who]").send_keys("Ada")
    click(browser, "form.edit button.main")
    wait(browser, f"location.hash == '#{number}'")
    assert "changed, says Ada" in css(browser, f"#{number}").text

    click(browser, "button[value='accept s1']")
    wait(browser, "document.querySelector('#s1 .v-accept')")
    lines = [json.loads(line) for line in httpx.get(f"{site}/corrections/gold.jsonl").text.splitlines()]
    assert [event["status"] for event in lines[0]["events"]] == ["ongoing"]
    assert len(lines[0]["statements"]) == 1
    browser.get(f"{site}/corrections")
    assert "0 %" in css(browser, "main table").text


def test_selected_words_make_a_new_record(browser: webdriver.Chrome, site: str) -> None:
    key = httpx.get(f"{site}/api/articles?per_page=1").json()["rows"][0]["article_key"]
    text = httpx.get(f"{site}/api/articles/{key}").json()["article"]["text"]
    browser.get(f"{site}/article/{key}")
    browser.execute_script(
        """
        const piece = [...document.querySelectorAll('#text [data-s]')].filter((one) => one.textContent.length > 25)[3];
        getSelection().setBaseAndExtent(piece.firstChild, 3, piece.firstChild, 20);
        """
    )
    wait(browser, "!document.getElementById('adder').hidden")
    words = browser.execute_script("return String(getSelection()).trim()")
    click(browser, "#adder a[href*='add/position']")
    wait(browser, "location.pathname.endsWith('/add/position')")
    assert css(browser, "textarea[name=target]").get_attribute("value") == words
    at = int(css(browser, "input[name='target-at']").get_attribute("value") or -1)
    assert text[at : at + len(words)] == words

    css(browser, "textarea[name='holder-0']").click()
    browser.execute_script(
        """
        const node = document.querySelector('#source [data-s]').firstChild;
        getSelection().setBaseAndExtent(node, 0, node, 6);
        document.getElementById('source').dispatchEvent(new MouseEvent('mouseup', {bubbles: true}));
        """
    )
    assert css(browser, "textarea[name='holder-0']").get_attribute("value") == text[:6].strip()
    who = css(browser, "form.edit input[name=who]")
    who.clear()
    who.send_keys("Ada")
    click(browser, "form.edit button.main")
    wait(browser, "location.hash.length > 10")
    assert "Added by hand" in css(browser, "#records").text


def test_keys_go_through_the_records(browser: webdriver.Chrome, site: str) -> None:
    key = httpx.get(f"{site}/api/articles?per_page=1").json()["rows"][0]["article_key"]
    browser.get(f"{site}/article/{key}")
    body = css(browser, "body")
    body.send_keys("j")
    body.send_keys("j")
    wait(browser, "document.querySelectorAll('.card.chosen').length == 1")
    assert browser.execute_script("return document.querySelectorAll('.text .chosen').length") > 0
    body.send_keys("/")
    assert browser.execute_script("return document.activeElement.id") == "quick"


def test_dark_or_light_is_remembered(browser: webdriver.Chrome, site: str) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    browser.get(f"{site}/")
    before = browser.execute_script(f"return {ground}")
    click(browser, "#theme")
    after = browser.execute_script(f"return {ground}")
    assert after != before
    browser.get(f"{site}/actors")
    assert browser.execute_script(f"return {ground}") == after
    click(browser, "#theme")


def test_no_page_breaks_its_own_rules(browser: webdriver.Chrome, site: str) -> None:
    browser.get_log("browser")
    for page in ("/", "/relation/CZE/RUS", "/search?q=Russia", "/map", "/try", "/corrections", "/api"):
        browser.get(site + page)
    assert [entry["message"] for entry in browser.get_log("browser")] == []


def test_every_page_fits_a_phone(browser: webdriver.Chrome, site: str) -> None:
    keys = httpx.get(f"{site}/api/articles?per_page=50").json()["rows"]
    hostile = next(row["article_key"] for row in keys if "script" in row["headline"])
    metrics = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        for page in (*PAGES, f"/article/{hostile}", f"/article/{hostile}/change/e1"):
            browser.get(site + page)
            wide = browser.execute_script("return document.documentElement.scrollWidth")
            assert wide <= 390, page
        browser.get(f"{site}/relation/CZE/RUS")
        assert not css(browser, "select[name=type]").is_displayed()
        click(browser, ".narrow")
        assert css(browser, "select[name=type]").is_displayed()
        assert css(browser, ".narrow").get_attribute("aria-expanded") == "true"
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_on_a_phone_the_record_of_a_mark_lies_over_the_text(browser: webdriver.Chrome, site: str) -> None:
    key = httpx.get(f"{site}/api/articles?per_page=1").json()["rows"][0]["article_key"]
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
    )
    try:
        browser.get(f"{site}/article/{key}")
        click(browser, "a.mk[href='#e1']")
        seen = "const box = document.querySelector(arguments[0]).getBoundingClientRect(); return [box.top, box.bottom]"
        for what in ("#e1", "a.mk[href='#e1']"):
            top, bottom = browser.execute_script(seen, what)
            assert 0 <= top < bottom <= 844, what
        css(browser, "body").send_keys(Keys.ESCAPE)
        assert browser.execute_script("return document.querySelectorAll('.chosen').length") == 0
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


PAGES = (
    "/", "/articles", "/events", "/relations", "/relation/CZE/RUS", "/actors", "/actor/FRA", "/search?q=Russia",
    "/search?q=Russia&in=articles", "/map", "/try", "/corrections", "/api", "/nowhere",
)  # fmt: skip


@pytest.mark.parametrize(
    ("theme", "rules"),
    [("light", {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}),
     ("dark", {"type": "rule", "values": ["color-contrast"]})],
)  # fmt: skip
def test_axe_finds_nothing_serious(browser: webdriver.Chrome, site: str, theme: str, rules: dict[str, object]) -> None:
    import axe_core_python

    axe = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    key = httpx.get(f"{site}/api/articles?per_page=1").json()["rows"][0]["article_key"]
    media = {"features": [{"name": "prefers-color-scheme", "value": theme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    found = []
    for page in (*PAGES, f"/article/{key}", f"/article/{key}/change/e1", f"/article/{key}/add/statement"):
        browser.get(site + page)
        browser.execute_script(axe)
        script = "axe.run(document, {runOnly: arguments[0]}).then(arguments[1])"
        result = browser.execute_async_script(script, rules)
        assert result["passes"], page
        found += [
            (page, one["id"], one["nodes"][0]["html"][:160], one["nodes"][0]["failureSummary"][:200])
            for one in result["violations"]
            if one["impact"] in ("serious", "critical")
        ]
    assert found == []
