// The GOV.UK Frontend scripts this product uses, by the data-module that asks for them, bundled into one module.
import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
} from "govuk-frontend";

export const components = Object.fromEntries(
  [Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, Radios].map((component) => [
    component.moduleName,
    component,
  ]),
);
