/** Shows how calls were while that is open: nobody's server is asked for what nobody looks at. */
export function offerAnalytics(): void {
  const details = document.getElementById('operators') as HTMLDetailsElement;
  const analytics = document.createElement('call-analytics');
  // It says by itself what went wrong with it; the call that goes on has nothing to do with that.
  analytics.addEventListener('call-error', (event) => event.stopPropagation());
  details.addEventListener('toggle', () => {
    if (details.open) details.append(analytics);
    else analytics.remove();
  });
}
