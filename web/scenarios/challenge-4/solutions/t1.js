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
function useToken(text) {
  console.log(`token ${text}`)
  return profile(text)
}
function askProfile() {
  return token().addCallback(useToken)
}
function onceMore(failure) {
  console.log(`${failure.getErrorMessage()}, once more`)
  return askProfile()
}
function tell(name) {
  console.log(`profile of ${name}`)
}

askProfile()
  .addErrback(onceMore)
  .addCallback(tell)
reactor.run()
