"""The files of VS Code's folder `.vscode/`: schemas by path, and tasks whose problems it shows.

Schemas need the extension "YAML" (redhat.vscode-yaml). No extension checks the metadata in front of
a text; the task does, whose lines name file, line and column of each problem.
"""

from builder.model import Kind
from builder.urls import CONTENT, SITE_FILE

Value = dict[str, object]

FOLDER = ".vscode"
_SUFFIXES = "{yaml,yml}"

# A line of ours, such as `content/articles/a.md:4:1: error[unknown-key]: unknown key 'contries'`.
PROBLEM = r"^(.+?):(\d+):(\d+): (error|warning)\[([a-z0-9-]+)\]: (.*)$"


def settings() -> Value:
    """`settings.json`: which files have which schema."""
    kinds = ",".join(kind.value for kind in Kind)
    return {
        "yaml.schemas": {
            f"{FOLDER}/schemas/site.json": SITE_FILE,
            f"{FOLDER}/schemas/record.json": f"{CONTENT}/{{{kinds}}}/*.{_SUFFIXES}",
            f"{FOLDER}/schemas/article.json": f"{CONTENT}/articles/**/*.{_SUFFIXES}",
        }
    }


def tasks() -> Value:
    """`tasks.json`: a check whose problems stand under "Problems", and a site that is served."""
    matcher: Value = {
        "owner": "archive-builder",
        "fileLocation": ["relative", "${workspaceFolder}"],
        "pattern": {
            "regexp": PROBLEM,
            "file": 1,
            "line": 2,
            "column": 3,
            "severity": 4,
            "code": 5,
            "message": 6,
        },
    }
    check = {"kind": "build", "isDefault": True}
    shown = {"reveal": "silent", "clear": True}
    return {
        "version": "2.0.0",
        "tasks": [
            _task("check", matcher) | {"group": check, "presentation": shown},
            _task("serve", []) | {"isBackground": True},
        ],
    }


def extensions() -> Value:
    """`extensions.json`: what VS Code offers to install."""
    return {"recommendations": ["redhat.vscode-yaml"]}


def _task(command: str, matcher: object) -> Value:
    return {
        "label": f"archive: {command}",
        "type": "shell",
        "command": f"make {command}",
        "problemMatcher": matcher,
    }
