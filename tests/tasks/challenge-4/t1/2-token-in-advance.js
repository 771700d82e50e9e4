import { defer, reactor, task } from 'ravel'

// The first token is out of date, the second is good.
const tokens = ['old', 'new']

function token() {
  return task.deferLater(reactor, 0.5, () => tokens.shift())
}

function profile(token) {
  return task.deferLater(reactor, 1.0, () => {
    if (token === 'old') throw new Error('token expired')
    return 'ada'
  })
}

// Your part: get a token, then the profile; if need be, once more.
const [first, second] = [token(), token()]

function askForProfile(d) {
  return d.addCallback(text => {
    console.log(`token ${text}`)
    return profile(text)
  })
}

askForProfile(first)
  .addErrback(failure => {
    console.log(`${failure.getErrorMessage()}, once more`)
    return askForProfile(second)
  })
  .addCallback(name => console.log(`profile of ${name}`))
reactor.run()
