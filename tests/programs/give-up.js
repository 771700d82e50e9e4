import { defer, reactor } from 'ravel'

// A request to a slow server. Each way over the link takes 0.1 s.
function askForReport() {
  let hungUp = false
  const d = new defer.Deferred(() => {
    hungUp = true
  })

  function work() {
    console.log('server: working')
    reactor.callLater(5.0, finish)
  }
  function finish() {
    console.log('server: finished, sending')
    reactor.callLater(0.1, arrive)
  }
  function arrive() {
    if (hungUp) console.log('network: reply dropped, nobody waits')
    else d.callback('the report')
  }

  reactor.callLater(0.1, work)
  return d
}

const report = askForReport()
report.addCallback(text => console.log(`got ${text}`))
report.addErrback(failure => console.log(`gave up: ${failure.getErrorMessage()}`))

function pressStop() {
  console.log('user presses stop')
  report.cancel()
}

reactor.callLater(2.0, pressStop)
reactor.run()
