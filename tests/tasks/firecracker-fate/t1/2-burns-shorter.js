import { random, reactor, time } from 'ravel'

class Fuse {
  constructor(due) {
    this.due = due
  }
  setHandler(handler) {
    this.handler = handler
  }
}

class Fate {
  fuses = []
  running = true

  now() {
    return Math.round(reactor.seconds() * 1000)
  }
  getFuse(seconds) {
    const fuse = new Fuse(this.now() + Math.round(seconds * 1000))
    this.fuses.push(fuse)
    return fuse
  }
  checkFuses() {
    for (const fuse of [...this.fuses]) {
      if (fuse.due > this.now()) continue
      this.fuses.splice(this.fuses.indexOf(fuse), 1)
      fuse.handler()
    }
  }
  run() {
    while (this.running) {
      this.checkFuses()
      if (this.running) time.sleep(0.2)
    }
  }
  shutdown() {
    console.log('Fate stops')
    this.running = false
  }
}

class FireCracker {
  constructor(fate, owner) {
    this.fate = fate
    this.owner = owner
  }
  handTo(name) {
    console.log(`${this.owner} hands it to ${name}`)
    this.owner = name
  }
  lightFuse() {
    console.log(`${this.owner} lights the fuse`)
    const burns = random.choice([0.5, 1.0])
    this.fate.getFuse(burns).setHandler(() => this.explode())
  }
  explode() {
    console.log(`BANG in the hands of ${this.owner}`)
    this.fate.getFuse(2.0).setHandler(() => this.fate.shutdown())
  }
}

const fate = new Fate()
const cracker = new FireCracker(fate, 'the Hatter')
cracker.lightFuse()
fate.getFuse(1.0).setHandler(() => cracker.handTo('Ben'))
fate.run()
console.log('after run')
