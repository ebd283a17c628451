"""What the documents promise: links lead somewhere, the commands they name exist, publiccode.yml is complete."""
import pathlib
import re
import subprocess

import pytest
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: str(d.relative_to(ROOT)))
def test_links_lead_somewhere(document):
    text = re.sub(r"```.*?```", "", document.read_text(), flags=re.DOTALL)
    links = re.findall(r"\]\(([^)#\s]+)", text)
    missing = [l for l in links if not re.match(r"[a-z]+:", l) and not (document.parent / l).exists()]
    assert not missing, f"{document.relative_to(ROOT)} links to nothing: {missing}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: str(d.relative_to(ROOT)))
def test_scripts_named_exist(document):
    named = set(re.findall(r"`(bin/[a-z]+)", document.read_text()))
    missing = [name for name in named if not (ROOT / name).is_file()]
    assert not missing, f"{document.relative_to(ROOT)} names scripts that are not there: {missing}"


def test_publiccode_has_what_the_standard_requires():
    facts = yaml.safe_load((ROOT / "publiccode.yml").read_text())
    for key in ("publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "organisation",
                "description", "legal", "maintenance", "localisation"):
        assert facts.get(key), f"publiccode.yml lacks {key}"
    assert facts["legal"]["license"] == "EUPL-1.2"
    assert facts["maintenance"]["contacts"]
    for language, words in facts["description"].items():
        assert 0 < len(words["shortDescription"]) <= 150, language
        assert 150 <= len(words["longDescription"]) <= 10_000, language
        assert words["features"], language


def test_the_licence_is_the_official_text():
    text = (ROOT / "LICENSE").read_text()
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\nEUPL © the European Union 2007, 2016\n")
    assert len(re.findall(r"^\d+\.\w", text, flags=re.MULTILINE)) == 15, "the licence has fifteen articles"


def test_no_path_of_a_machine():
    """Nothing in the project knows where somebody keeps it."""
    found = subprocess.run(["git", "grep", "-nE", r"(^|[\" (=])/(home|root|Users)/[a-z]", "--", "."], cwd=ROOT,
                           capture_output=True, text=True)
    if found.returncode > 1:
        pytest.skip("not a git clone")
    assert not found.stdout, found.stdout
