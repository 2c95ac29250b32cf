import { useEffect, useRef, useState } from "preact/hooks";
import type { ForecastAnswer, ForecastInputs, RateOverride, Settings } from "../../../pkg/affix.js";
import { forecast } from "../../core/desk/plan.js";
import { changeSettings } from "../../stored/settings.js";
import { troubleText } from "../../ui/page.js";

const REST_MS = 400;

/** What stands in the form before anybody typed. */
function first({ forecast: kept, conversion, currency, overrides }: Settings): ForecastInputs {
  if (kept) return kept;
  const empty = { low: "", high: "" };
  return {
    clicks: "",
    conversion: conversion ?? empty,
    basket: "",
    currency: currency ?? "USD",
    rate: overrides.findLast(holdsAlways)?.rate ?? empty,
    reversal: empty,
    threshold: "",
  };
}

/** It is the user's own rate for whatever is sold, on any day. */
function holdsAlways({ network, product, store, category, event, from, until }: RateOverride): boolean {
  return [network, product, store, category, event, from, until].every((narrower) => !narrower);
}

/** The form's inputs, kept in the settings a moment after each change, and what they come to. */
export function useForecast(settings: Settings) {
  const [typed, setTyped] = useState(() => first(settings));
  const [answer, setAnswer] = useState<ForecastAnswer | null>(null);
  const [trouble, setTrouble] = useState("");
  const latest = useRef(typed);
  /** Runs while a change is not stored yet. */
  const timer = useRef(0);

  function save(): void {
    clearTimeout(timer.current);
    timer.current = 0;
    changeSettings(() => ({ forecast: latest.current })).catch((why: unknown) => setTrouble(troubleText(why)));
  }

  function type(change: Partial<ForecastInputs>): void {
    latest.current = { ...latest.current, ...change };
    setTyped(latest.current);
    clearTimeout(timer.current);
    timer.current = window.setTimeout(save, REST_MS);
  }

  useEffect(() => {
    // What is being typed here is newer than what is stored.
    if (timer.current !== 0 || !settings.forecast) return;
    latest.current = settings.forecast;
    setTyped(settings.forecast);
  }, [settings]);

  useEffect(() => {
    let over = false;
    const failed = (why: unknown): void => setTrouble(troubleText(why));
    forecast(typed).then((found) => !over && setAnswer(found), failed);
    return () => {
      over = true;
    };
  }, [typed]);

  useEffect(() => {
    const leave = (): void => {
      if (timer.current !== 0) save();
    };
    addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", leave);
    return () => {
      removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", leave);
    };
  }, []);

  return { typed, type, answer, trouble };
}
