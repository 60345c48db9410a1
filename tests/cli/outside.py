"""The program as its users call it: what all tests of this folder share. Takes the program's path from the command line."""
import json
import os
import subprocess
import sys

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "huiying"
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


def run(*words, code=0, text=None, language="en"):
    """Runs it in the project's root; any other exit than `code` fails the test."""
    environment = dict(os.environ, HUIYING_LANG=language)
    done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, input=text, env=environment, cwd=ROOT, timeout=300)
    if done.returncode != code:
        raise AssertionError(f"{words}: exit {done.returncode}, wanted {code}\n{done.stdout}\n{done.stderr}")
    return done


def answer(*words, code=0):
    return json.loads(run(*words, "--json", code=code).stdout)
