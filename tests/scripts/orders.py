#!/usr/bin/env python3
"""Adds up the reports of tests/cases/orders.json by other means than the product and compares the totals.

Reads the files of each case with Python's own json and csv, knows nothing of the product's code, and leaves out the
cases whose point is a refusal, a mapping or a conversion. Run by hand: python3 tests/scripts/orders.py
"""
import csv
import io
import json
import pathlib
import re
import sys
from decimal import ROUND_HALF_EVEN, Decimal

CASES = pathlib.Path(__file__).parent.parent / "cases" / "orders.json"
CENT = Decimal("0.01")


def stage(text):
    text = text.lower()
    for status, words in (
        ("void", ("invalid", "declin", "reject", "cancel", "deleted", "отмен", "stornier")),
        ("paid", ("settle",)),
        ("confirmed", ("confirm", "approved", "подтвер", "bestätigt")),
        ("pending", ("payment", "pending", "hold", "оплачен")),
    ):
        if any(word in text for word in words):
            return status
    return {"paid": "paid", "p": "pending", "a": "confirmed", "d": "void", "0": "pending", "1": "confirmed", "2": "void"}[text]


def objects(node):
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from objects(child)


def documents(text):
    decoder, at = json.JSONDecoder(parse_float=Decimal), 0
    while at < len(text):
        value, at = decoder.raw_decode(text, at)
        yield value
        while at < len(text) and text[at].isspace():
            at += 1


def first(*values):
    return next((value for value in values if value not in (None, "")), None)


def of_answer(text):
    for row in (o for document in documents(text) for o in objects(document)):
        if "order_status" in row and "settled_currency" in row:
            ended = stage(row["order_status"]) in ("confirmed", "paid") or row.get("finished_time")
            finished = lambda name: row.get(name) if ended or row.get(name) not in (0, "0") else None
            sale = first(finished("finished_amount"), row.get("paid_amount"))
            pay = first(finished("estimated_finished_commission"), row.get("estimated_paid_commission"))
            pay = int(pay or 0) + int(row.get("new_buyer_bonus_commission") or 0)
            yield (str(row["sub_order_id"]), str(row["order_id"]), stage(row["order_status"]), row["settled_currency"],
                   Decimal(sale or 0) / 100, Decimal(pay) / 100)
        elif "action_id" in row:
            status = "paid" if row["status"] == "approved" and row["paid"] else stage(row["status"])
            yield (str(row["action_id"]), row["order_id"], status, row["currency"],
                   abs(Decimal(str(row["cart"] or 0))), abs(Decimal(str(row["payment"] or 0))))
        elif "transactionId" in row:
            yield (str(row["transactionId"]), row["order_number"], stage(row["order_status"]), row["currency"],
                   Decimal(row["revenue"]), Decimal(row["commission_user"]))
        elif "commissionAmount" in row:
            if row["commissionAmount"]["currency"] != row["saleAmount"]["currency"]:
                continue
            status = "paid" if row.get("paidToPublisher") else stage(row["commissionStatus"])
            yield (str(row["id"]), str(row["id"]), status, row["commissionAmount"]["currency"],
                   Decimal(str(row["saleAmount"]["amount"])), Decimal(str(row["commissionAmount"]["amount"])))


def number(text, comma):
    text = re.sub(r"[^\d.,-]", "", text)
    text = text.replace(".", "").replace(",", ".") if comma else text.replace(",", "")
    return Decimal(text or 0)


def of_table(text, name):
    text = text.lstrip("\ufeff")
    lines = [line for line in text.splitlines() if line]
    sign = max(",;\t|", key=lambda sign: lines[-1].count(sign))
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=sign) if row]
    at = next(i for i, row in enumerate(rows) if len(row) > 2)
    header, body = rows[at], rows[at + 1:]
    column = lambda *names: next((i for i, cell in enumerate(header) if re.sub(r" \(.*", "", cell) in names), None)
    key = column("Sub Order ID", "Номер подзаказа", "id", "sub_order_id")
    order = column("Order ID", "Номер заказа", "Order nr", "Bestellnummer", "order number")
    status = column("Order Status", "Status", "Статус", "commission_status", "order_status", "status")
    sale = column("Paid Amount", "Amount", "sale_amount", "Сумма заказа", "Bestellwert", "Order value", "paid_amount", "amount")
    pay = column("Estimated Commission", "Commission", "commission", "Комиссия", "Provision", "Publisher commission",
                 "estimated_paid_commission", "estimated commission")
    bonus, product, lead, paid = column("New Buyer Bonus"), column("Produkt ID"), column("Lead nr"), column("paid_to_publisher")
    currency = re.search(r"\b(USD|EUR|SEK|RUB)\b", text)
    currency = currency.group(1) if currency else name[-7:-4].upper()
    comma = any(re.search(r",\d\d$", row[sale]) for row in body if len(row) == len(header))
    cents = "paid_amount" in header
    for row in body:
        if len(row) != len(header) or row[0] == "Total" or "E+" in row[0]:
            continue
        state = stage(row[status])
        state = "paid" if state == "confirmed" and paid is not None and row[paid] == "1" else state
        one = row[key] if key is not None else row[order] or row[lead]
        one += row[product] if product is not None else ""
        amount = number(row[sale], comma) / (100 if cents else 1)
        commission = number(row[pay], comma) / (100 if cents else 1) + (number(row[bonus], comma) if bonus is not None else 0)
        yield one, row[order] if order is not None and row[order] else one, state, currency, amount, commission


def totals(case):
    order = ("pending", "confirmed", "paid", "void")
    known = {}
    for file in case["files"]:
        text = "\n".join(file["lines"]) + "\n" if "lines" in file else json.dumps(file["json"], default=float)
        for row in of_table(text, file["name"]) if re.search(r"\.[ct]sv$", file["name"]) else of_answer(text):
            if row[0] not in known or order.index(row[2]) >= order.index(known[row[0]][2]):
                known[row[0]] = row
    sums = {}
    cent = lambda amount: amount.quantize(CENT, ROUND_HALF_EVEN)
    for _, number_of, status, currency, sale, commission in known.values():
        total = sums.setdefault(currency, {"orders": set(), "rows": 0, "sale": Decimal(0), **{s: Decimal(0) for s in order}})
        total["orders"].add(number_of)
        total["rows"] += 1
        total["sale"] += cent(sale) if status != "void" else 0
        total[status] += cent(commission)
    return [
        {"currency": c, "orders": len(t["orders"]), "rows": t["rows"], "sale": f"{t['sale']:.2f}",
         "commission": {s: f"{t[s]:.2f}" for s in order}}
        for c, t in sorted(sums.items())
    ]


def main():
    wrong = checked = 0
    for case in json.loads(CASES.read_text(encoding="utf-8"), parse_float=Decimal):
        expected = case["expect"].get("totals")
        if not expected or any(key in case for key in ("map", "rates", "code")) or "orders" not in expected[0]:
            continue
        checked += 1
        if totals(case) != expected:
            wrong += 1
            print(f"{case['name']}:\n  expected {expected}\n  added up {totals(case)}")
    print(f"{checked} cases added up, {wrong} differ")
    return 1 if wrong or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
