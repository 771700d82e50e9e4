import { reactor } from 'ravel'

const items = 8
const pauseAt = 3
const resumeAt = 2

const waiting = []
let made = 0
let taken = 0
let most = 0
let paused = false

function produce() {
  made += 1
  waiting.push(made)
  most = Math.max(most, waiting.length)
  console.log(`made ${made}, waiting ${waiting.length}`)
  if (made === items) return
  if (waiting.length >= pauseAt) pause()
  else reactor.callLater(0.1, produce)
}

// A paused producer asks for no call.
function pause() {
  paused = true
  console.log('pause')
}

function resume() {
  paused = false
  console.log('resume')
  reactor.callLater(0.1, produce)
}

function consume() {
  if (waiting.length > 0) take()
  if (taken < items) reactor.callLater(0.45, consume)
  else console.log(`most waiting: ${most}`)
}

function take() {
  const item = waiting.shift()
  taken += 1
  console.log(`took ${item}, waiting ${waiting.length}`)
  if (paused && waiting.length <= resumeAt) resume()
}

reactor.callLater(0.0, produce)
reactor.callLater(0.45, consume)
reactor.run()
