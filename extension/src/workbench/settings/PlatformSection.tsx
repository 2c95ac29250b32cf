import { PlatformKeyForm } from "../../profile/PlatformKeyForm.js";
import { Section } from "./Section.js";

/** The user's own key of the Open Platform. */
export function PlatformSection() {
  return (
    <Section name="platform">
      <PlatformKeyForm />
    </Section>
  );
}
