import { reactor } from 'ravel'

// How long each fuse burns, from fuse 1 to fuse 8.
const burns = [0.3, 0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]

function lit(number) {
  console.log(`fuse ${number} lit`)
  const burn = burns[number - 1]
  if (number > 1) reactor.callLater(burn, lit, number - 1)
  else reactor.callLater(burn, barrel)
}

function barrel() {
  console.log('the barrel goes up')
  reactor.stop()
}

lit(8)
reactor.run()
