"""misses.py SET CASES < SCORE: what a score of the corpus says is not right, "SET CASE FIELD" a line.

CASE is the file's name for pages, "#CARD" behind it, and the line of CASES for addresses. Exit 1 where the
score ends without its sum.
"""
import json
import re
import sys

PAGE = re.compile(r"(?:WRONG|PHANTOM|UNREAD|FAILED) +(\S+)  (\S+)  want ")
ADDRESS = re.compile(r'WRONG (".*)')
OF_ADDRESS = re.compile(r"      (?:(no answer)|(\w+): want )")
SUM = re.compile(r"(?:accuracy|urls) \d+/\d+ right")


def main():
    name, cases = sys.argv[1:]
    with open(cases, encoding="utf-8") as file:
        inputs = [json.loads(line).get("input") for line in file if line.strip()]
    # A score shows so much of an input.
    shown = [json.dumps(text, ensure_ascii=False)[:600] for text in inputs]
    line_of = {text: at for at, text in reversed(list(enumerate(shown, 1)))}
    case, whole = None, False
    for line in sys.stdin:
        if page := PAGE.match(line):
            print(name, page[1], page[2])
        elif address := ADDRESS.match(line):
            case = line_of[address[1]]
        elif case and (field := OF_ADDRESS.match(line)):
            print(name, case, field[2] or "(answer)")
        whole = whole or bool(SUM.match(line))
    sys.exit(0 if whole else 1)


main()
