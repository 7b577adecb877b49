import type { Locator } from '@playwright/test';

/**
 * Moves the control of one parameter away from where it stands, by the means a reader has. Which kind of control it is, is seen
 * from what it is made of.
 */
export async function operate(control: Locator): Promise<void> {
  const slider = control.getByRole('slider');
  const list = control.getByRole('combobox');
  const choices = control.getByRole('radio');
  const toggle = control.getByRole('switch');
  const button = control.getByRole('button', { name: /^New seed/ });
  if (await slider.count()) {
    const atEnd = await slider.evaluate((input: HTMLInputElement) => input.value === input.max);
    await slider.press(atEnd ? 'Home' : 'End');
  } else if (await list.count()) {
    const other = await list.evaluate(
      (select: HTMLSelectElement) => [...select.options].find(option => !option.selected)!.value,
    );
    await list.selectOption(other);
  } else if (await choices.count()) {
    await control.locator('label:has(input:not(:checked))').first().click();
  } else if (await toggle.count()) {
    await toggle.click();
  } else if (await button.count()) {
    await button.click();
  } else {
    await control.getByRole('textbox').fill('a cat sat on a mat');
  }
}
