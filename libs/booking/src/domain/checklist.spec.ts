import { answerChecklist, checklistOf } from './checklist.js';

const done = (point: string) => ({ point, done: true });

describe('the checklist at check-out', () => {
  it('is complete when every point of the service is answered, whatever the order', () => {
    const points = checklistOf('windows');
    const result = answerChecklist('windows', [...points].reverse().map(done));
    expect(result).toEqual({ ok: true, value: points.map(done) });
  });

  it('names what is missing', () => {
    expect(answerChecklist('windows', [done('panes'), done('frames')])).toEqual({
      ok: false,
      error: { kind: 'ChecklistIncomplete', missing: ['windows-closed', 'door-locked'] },
    });
  });

  it('lets a provider say that something was not done, if they say why', () => {
    const others = ['panes', 'windows-closed', 'door-locked'].map(done);
    expect(answerChecklist('windows', [...others, { point: 'frames', done: false }]).ok).toBe(false);
    expect(answerChecklist('windows', [...others, { point: 'frames', done: false, note: 'Peinture fraîche' }]).ok).toBe(
      true,
    );
  });

  it('takes no point of another service and no point twice', () => {
    const all = checklistOf('windows').map(done);
    expect(answerChecklist('windows', [...all, done('beds')]).ok).toBe(false);
    expect(answerChecklist('windows', [...all, done('panes')]).ok).toBe(false);
  });

  it('has a short one for a service it does not know', () => {
    expect(answerChecklist('gardening', [done('work-done'), done('door-locked')]).ok).toBe(true);
  });
});
