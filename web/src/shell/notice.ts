// What the page says above the program: one thing it tells, and the questions that wait for an answer.
import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../element/icons.js';

export interface Answer {
  label: string;
  take(): void;
}

/** It stays until it is answered. */
export interface Question {
  /** There is one of each at a time: a second one takes the first one's place. */
  about: string;
  text: string;
  answers: readonly Answer[];
}

export function renderNotice(text: string, close: () => void): TemplateResult {
  const notice = html`<div class="notice" data-testid="notice">
    <p>${text}</p>
    <button type="button" class="icon-button" aria-label="Close" @click=${close}>${icons.close}</button>
  </div>`;
  // Screen readers read what comes into a region that was there before.
  return html`<div role="status">${text ? notice : nothing}</div>`;
}

/** `done` is told which was answered, before the answer is taken. */
export function renderQuestion({ about, text, answers }: Question, done: (question: string) => void): TemplateResult {
  return html`<div class="notice question" role="group" aria-label=${text} data-testid="question" data-about=${about}>
    <p role="alert">${text}</p>
    ${answers.map(
      ({ label, take }) =>
        html`<button type="button" class="button" @click=${() => {
          done(about);
          take();
        }}>${label}</button>`,
    )}
  </div>`;
}
