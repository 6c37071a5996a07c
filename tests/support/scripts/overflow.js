() => {
  // What sticks out of the window sideways. A box that scrolls by itself may be wider inside; hidden text may be anywhere.
  const width = document.documentElement.clientWidth
  const found = []
  if (document.documentElement.scrollWidth > width) {
    found.push(`the page is ${document.documentElement.scrollWidth} pixels wide in a window of ${width}`)
  }
  const scrolls = (element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)
  const hidden = (element) => {
    const style = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    return style.visibility === 'hidden' || style.clipPath === 'inset(50%)' || style.clip === 'rect(0px, 0px, 0px, 0px)' ||
      (box.width <= 1 && box.height <= 1)
  }
  for (const element of document.body.querySelectorAll('*')) {
    const box = element.getBoundingClientRect()
    if (box.width === 0 || box.height === 0 || (box.right <= width + 1 && box.left >= -1)) continue
    let excused = false
    for (let above = element; above && above !== document.body; above = above.parentElement) {
      if (hidden(above) || (above !== element && scrolls(above))) excused = true
    }
    if (!excused) {
      const name = element.tagName.toLowerCase() + (element.id ? `#${element.id}` : '') +
        (element.classList.length ? `.${[...element.classList].join('.')}` : '')
      found.push(`${name} reaches from ${Math.round(box.left)} to ${Math.round(box.right)}: ${element.textContent.trim().slice(0, 40)}`)
    }
  }
  return found.slice(0, 20)
}
