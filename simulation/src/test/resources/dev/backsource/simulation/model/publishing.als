/*
 * Outbox, topic and edges, and the relay's fence: why a relay that another one took over from does no harm.
 *
 * Alloy searches every behaviour of this model up to a bound (so many revisions, relays, steps) for one that breaks an
 * assertion. To read it:
 *   sig           a set of things; `one sig` has exactly one, `lone sig` one or none
 *   var           may differ from step to step; x' is x after the step
 *   a -> b        a pair; a field of a sig is a set of pairs
 *   some, no      a set is not empty, is empty;  `+`, `-`, `in` are union, difference, subset
 *   pred          a condition. A step is a condition on the state before it and after it
 *   always p      p holds in every state
 *   check ... expect 0   no behaviour within the bound breaks it: so many of each, and exactly so many states. Since `nothing`
 *                        is a step too, that covers all that is shorter
 *   check ... expect 1   some behaviour does; the test prints it if this is asked for
 *
 * One domain is enough: neither the database nor the topic orders one domain's changes against another's.
 *
 *   in the model            in the code
 *   Revision                a committed change of the domain: its row in domain_revision, its event
 *   Database.outbox         the table outbox, read and deleted from by OutboxTable
 *   Database.lock           the advisory lock of OutboxConnection, lost with the session
 *   Relay                   a RelaySession with its OutboxDispatcher
 *   Kafka.producer          whose epoch is the newest: FencedPublisher after initTransactions()
 *   Kafka.records           one partition of backsource.policy-changes.v1
 *   Edge.held               the version of the domain in the edge's RoutingTable
 *   Edge.position           ReadPositions of the edge
 */
module publishing

open util/ordering[Revision] as revisions
open util/ordering[Offset] as offsets

sig Revision {}

sig Offset {}

one sig Database {
  var committed: set Revision,
  var outbox: set Revision,
  var lock: lone Relay
}

sig Relay {
  -- read from the outbox. A process that stands still delivers it whenever it goes on
  var inHand: lone Revision,
  -- acknowledged by Kafka, the outbox row is still there
  var delivered: lone Revision
}

one sig Kafka {
  var records: Offset -> lone Revision,
  var producer: lone Relay
}

sig Edge {
  var held: lone Revision,
  -- of the last record that was read; none before the first
  var position: lone Offset
}

-- whether the brokers refuse records of a relay that another one has taken over from
lone sig Fence {}

fun written: set Offset { Kafka.records.Revision }

fun latest: lone Revision { Kafka.records[offsets/max[written]] }

fun free: lone Offset { no written implies offsets/first else offsets/next[offsets/max[written]] }

/* ---------- steps ---------- */

pred databaseStays { committed' = committed and outbox' = outbox and lock' = lock }
pred relaysStay { inHand' = inHand and delivered' = delivered }
pred topicStays { records' = records }
pred kafkaStays { topicStays and producer' = producer }
pred edgesStay { held' = held and position' = position }

-- A transaction commits the domain's next revision with its outbox row. The row lock orders them.
pred commit {
  some r: Revision - Database.committed {
    revisions/prevs[r] in Database.committed
    committed' = committed + Database -> r
    outbox' = outbox + Database -> r
  }
  lock' = lock and relaysStay and kafkaStays and edgesStay
}

-- A relay gets the lock, since the session of the one before has ended: a lease that is over, a lost connection, a
-- crash. The one before knows nothing of it and keeps what it has in hand. initTransactions() comes before any read.
pred takeOver[r: Relay] {
  lock' = Database -> r
  producer' = Kafka -> r
  inHand' = inHand - r -> Revision
  delivered' = delivered - r -> Revision
  committed' = committed and outbox' = outbox and topicStays and edgesStay
}

-- It reads over the session of the lock: the oldest row, and no other before that one is noted.
pred read[r: Relay] {
  Database.lock = r and no r.inHand and no r.delivered and some Database.outbox
  inHand' = inHand + r -> revisions/min[Database.outbox]
  delivered' = delivered and databaseStays and kafkaStays and edgesStay
}

-- The record is appended, unless it is fenced off.
pred deliver[r: Relay] {
  some r.inHand and some free
  some Fence implies Kafka.producer = r
  records' = records + Kafka -> free -> r.inHand
  inHand' = inHand - r -> Revision
  delivered' = delivered ++ r -> r.inHand
  producer' = producer and databaseStays and edgesStay
}

-- The outbox row is deleted, over the session of the lock.
pred note[r: Relay] {
  Database.lock = r and some r.delivered
  outbox' = outbox - Database -> r.delivered
  delivered' = delivered - r -> Revision
  committed' = committed and lock' = lock and inHand' = inHand and kafkaStays and edgesStay
}

-- Of one key compaction leaves the last record.
pred compact {
  records' = Kafka -> offsets/max[written] -> latest
  producer' = producer and databaseStays and relaysStay and edgesStay
}

-- The edge reads the next record and takes it if it follows what it holds. An edge that has read nothing yet may be a
-- new one.
pred apply[e: Edge] {
  let unread = { o: written | no e.position or offsets/gt[o, e.position] }, next = offsets/min[unread] {
    some unread
    position' = position ++ e -> next
    (no e.held or revisions/gt[Kafka.records[next], e.held])
      implies held' = held ++ e -> Kafka.records[next]
      else held' = held
  }
  databaseStays and relaysStay and kafkaStays
}

pred nothing { databaseStays and relaysStay and kafkaStays and edgesStay }

fact behaviour {
  -- at the start: some changes are committed, none is published; there may be a relay that leads
  Database.outbox = Database.committed
  all r: Database.committed | revisions/prevs[r] in Database.committed
  Kafka.producer = Database.lock
  no inHand and no delivered and no records and no held and no position

  always (commit or compact or nothing
    or (some r: Relay | takeOver[r] or read[r] or deliver[r] or note[r])
    or (some e: Edge | apply[e]))
}

/* ---------- what has to hold ---------- */

-- The topic never falls behind itself.
pred inOrder {
  all earlier, later: written |
    offsets/lt[earlier, later] implies not revisions/lt[Kafka.records[later], Kafka.records[earlier]]
}

-- What left the outbox is in the topic, or something newer is the topic's last word.
pred nothingLost {
  all r: Database.committed - Database.outbox | some latest and revisions/lte[r, latest]
}

-- An edge that has read the topic to its end holds the newest change, once the outbox is empty.
pred edgesHoldTheNewest {
  all e: Edge | (some written and no Database.outbox and e.position = offsets/max[written])
    implies e.held = revisions/max[Database.committed]
}

check nothingIsInvented {
  always Kafka.records[Offset] in Database.committed
} for 3 Revision, 3 Offset, 2 Relay, 0 Edge, 8..8 steps expect 0

check fencedTopicIsInOrder {
  some Fence implies always inOrder
} for 2 Revision, 3 Offset, 2 Relay, 0 Edge, 10..10 steps expect 0

check fencedRelaysLoseNothing {
  some Fence implies always nothingLost
} for 2 Revision, 3 Offset, 2 Relay, 0 Edge, 10..10 steps expect 0

check fencedEdgesHoldTheNewest {
  some Fence implies always edgesHoldTheNewest
} for 2 Revision, 3 Offset, 2 Relay, 1 Edge, 12..12 steps expect 0

-- A relay that stood still delivers an old revision behind a newer one ...
check unfencedTopicIsInOrder {
  no Fence implies always inOrder
} for 2 Revision, 3 Offset, 2 Relay, 0 Edge, 10..10 steps expect 1

-- ... compaction keeps the old one, and that is what a new edge serves for good.
check unfencedEdgesHoldTheNewest {
  no Fence implies always edgesHoldTheNewest
} for 2 Revision, 3 Offset, 2 Relay, 1 Edge, 12..12 steps expect 1

-- What holds doesn't hold because nothing can happen: two changes get from the outbox to an edge.
run bothChangesArrive {
  some Fence and eventually (no Database.outbox and Edge.held = revisions/last)
} for exactly 2 Revision, 3 Offset, 1 Relay, exactly 1 Edge, 12..12 steps expect 1
