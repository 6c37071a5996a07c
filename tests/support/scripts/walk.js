() => {
  // Remembers everything that can take the keyboard and how it looks without it; step() tells where the focus is now.
  const LOOKS = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'backgroundColor', 'borderTopColor',
    'borderTopWidth', 'borderBottomColor', 'borderBottomWidth', 'color', 'textDecorationLine', 'textDecorationThickness']
  const USABLE = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], iframe, audio[controls], video[controls]'

  const shown = (element) => {
    if (element.disabled || element.closest('[inert]') || element.tabIndex < 0) return false
    if (!element.checkVisibility({ visibilityProperty: true })) return false
    return element.getClientRects().length > 0
  }
  // of the radios with one name, Tab reaches the chosen one, or else the first
  const standsForItsGroup = (element) => {
    if (element.type !== 'radio' || !element.name) return true
    const group = [...document.querySelectorAll(`input[type=radio][name="${CSS.escape(element.name)}"]`)]
      .filter((other) => other.form === element.form && shown(other))
    return element === (group.find((other) => other.checked) || group[0])
  }
  const name = (element) => {
    const words = (element.getAttribute('aria-label') || element.textContent || element.name || '').trim().replace(/\s+/g, ' ')
    return `${element.tagName.toLowerCase()}${element.id ? '#' + element.id : ''} "${words.slice(0, 40)}"`
  }
  const looks = (element) => {
    const parts = [[element, null], [element, '::before'], [element, '::after']]
    for (const label of element.labels || []) parts.push([label, null], [label, '::before'], [label, '::after'])
    return parts.map(([part, pseudo]) => {
      const style = getComputedStyle(part, pseudo)
      return LOOKS.map((look) => look.startsWith('outline') && style.outlineStyle === 'none' ? '' : style[look]).join('|')
    }).join(' ')
  }

  if (document.activeElement) document.activeElement.blur()
  window.getSelection().removeAllRanges()
  window.scrollTo(0, 0)
  const usable = [...document.querySelectorAll(USABLE)].filter((element) => shown(element) && standsForItsGroup(element))
  const plain = new Map(usable.map((element) => [element, looks(element)]))
  let last = -1
  let current = null

  // the focused element, or what stands for it on the page when it is itself invisible (a styled radio's label)
  const visibleBox = (element) => {
    const box = element.getBoundingClientRect()
    return { x: box.left, y: box.top, width: box.width, height: box.height, right: box.right, bottom: box.bottom }
  }

  return {
    wanted: usable.map(name),
    step () {
      current = document.activeElement
      if (!current || current === document.body || current === document.documentElement) return null
      const position = usable.indexOf(current)
      const faults = []
      const box = visibleBox(current)
      if (box.right <= 0 || box.bottom <= 0 || box.x >= window.innerWidth || box.y >= window.innerHeight || !box.width || !box.height) {
        faults.push(`takes the focus out of sight: ${name(current)}`)
      } else {
        const x = Math.min(Math.max(box.x + box.width / 2, 1), window.innerWidth - 2)
        const y = Math.min(Math.max(box.y + box.height / 2, 1), window.innerHeight - 2)
        const line = current.getClientRects()[0]
        const points = [[x, y], [line.left + 2, line.top + line.height / 2], [line.right - 2, line.top + line.height / 2]]
        const uncovered = points.some(([px, py]) => {
          const top = document.elementFromPoint(px, py)
          return top && (top === current || current.contains(top) || top.contains(current) || [...(current.labels || [])].some((l) => l.contains(top)))
        })
        if (!uncovered) faults.push(`is covered when it has the focus: ${name(current)}`)
      }
      if (position >= 0 && position < last) faults.push(`comes out of order: ${name(current)}`)
      if (position >= 0) last = position
      return { position, name: name(current), faults, marked: plain.has(current) && looks(current) !== plain.get(current) }
    },
    box () {
      const box = visibleBox(current)
      const x = Math.max(box.x - 8, 0)
      const y = Math.max(box.y - 8, 0)
      return { x, y, width: Math.max(Math.min(box.width + 16, window.innerWidth - x), 1), height: Math.max(Math.min(box.height + 16, window.innerHeight - y), 1) }
    },
    away () { current.blur() },
    back () { current.focus({ preventScroll: true, focusVisible: true }) }
  }
}
