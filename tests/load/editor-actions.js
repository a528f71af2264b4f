// Evaluated in the editor of questionnaires: does each action so many times and gives its milliseconds, from the action to the frame that shows it.
// The pauses between let what waits (saving, checking, the preview) come in between as it does for a person.
async (rounds) => {
  const frame = () => new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)));
  const pause = (milliseconds) => new Promise((over) => setTimeout(over, milliseconds));
  const $ = (selector) => document.querySelector(selector);
  const press = (key, more = {}) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  const type = (control, value) => { control.value = value; control.dispatchEvent(new Event('input', { bubbles: true })); };
  const pick = (control, value) => { control.value = value; control.dispatchEvent(new Event('change', { bubbles: true })); };
  const tab = (view) => $(`.tab[data-view=${view}]`).click();
  const nth = (n) => document.querySelectorAll('.outline-item')[n];
  const cell = (row, column) => document.querySelectorAll('.sheet-row:not(.sheet-head)')[row].children[column];
  const paste = (text) => { const clipboardData = new DataTransfer(); clipboardData.setData('text/plain', text); document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })); };
  const table = Array.from({ length: 40 }, (_, n) => `Dòng ${n}`).join('\n');
  const actions = {
    'choose an item': [null, (n) => nth(n * 7 % 200).click()],
    'type a letter of a question': [null, (n) => type($('[data-focus=question]'), `Câu hỏi ${n}`)],
    'type a letter of a translation': [null, (n) => type($('[data-focus=question-en]'), `Question ${n}`)],
    'add an item': [null, () => $('.add-item .strong').click()],
    'duplicate': [null, () => $('[data-focus=copy]').click()],
    'move by keyboard': [() => $('.outline-item[aria-current]').focus(), (n) => press(n % 2 ? 'ArrowUp' : 'ArrowDown', { altKey: true })],
    'remove': [() => $('.outline-item[aria-current]').focus(), () => press('Delete')],
    'undo': [null, () => press('z', { ctrlKey: true })],
    'redo': [null, () => press('y', { ctrlKey: true })],
    'change the kind': [null, (n) => pick($('[data-focus=kind]'), n % 2 ? 'single' : 'multiple')],
    'type an option': [null, (n) => type($('.options-list input:not(.code-entry)'), `Lựa chọn ${n}`)],
    'type a rule': [null, (n) => type($('[data-focus=visibleIf]'), `q1 <= ${n % 5}`)],
    'open the table': [() => tab('write'), () => tab('grid')],
    'write a cell': [(n) => { cell(n * 3, 1).focus(); press('F2'); type(document.activeElement, `Ô ${n}`); }, () => press('Enter')],
    'paste 40 cells': [(n) => cell(n * 5, 1).focus(), () => paste(table)],
    'open the translations': [() => tab('write'), () => tab('translations')],
    'write a translation': [(n) => { cell(30 + n * 9, 3).focus(); press('F2'); type(document.activeElement, `T ${n}`); }, () => press('Enter')],
    'next missing': [null, () => $('.view-tools button').click()],
    'back to writing': [() => tab('scales'), () => tab('write')],
  };
  const times = {};
  for (const [name, [before, act]] of Object.entries(actions)) {
    times[name] = [];
    for (let n = 0; n < rounds; n++) {
      before?.(n);
      await frame();
      await pause(n % 5 === 4 ? 900 : 60);
      const start = performance.now();
      act(n);
      await frame();
      times[name].push(performance.now() - start);
    }
  }
  return times;
}
