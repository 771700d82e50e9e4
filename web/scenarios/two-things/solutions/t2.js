import { reactor, time } from 'ravel'

// time.sleep works without a pause: nothing else runs until it is over.
function thing1() {
  console.log('Thing 1 starts')
  time.sleep(1)
  console.log('Thing 1 asks')
  reactor.callLater(7, answer)
}

function answer() {
  console.log('Thing 1 has its answer')
  time.sleep(2)
  console.log('Thing 1 done')
}

function thing2() {
  console.log('Thing 2 starts')
  time.sleep(2)
  console.log('Thing 2 done')
}

function thing3() {
  console.log('Thing 3 starts')
  time.sleep(4)
  console.log('Thing 3 done')
}

reactor.callLater(0, thing1)
reactor.callLater(0, thing2)
reactor.callLater(0, thing3)
reactor.run()
