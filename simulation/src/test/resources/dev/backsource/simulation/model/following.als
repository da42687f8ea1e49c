/*
 * What edges serve of a domain when its history doesn't just go on: removals whose tombstones are dropped, snapshots,
 * a topic that lost its last records, a database that was restored. publishing.als explains how to read such a file,
 * and why what is written here as one step (a change is committed and published) may be.
 *
 *   in the model            in the code
 *   Change                  a committed state of the domain, or its removal: PolicyChange, or a record without a value
 *   incarnation, revision   StateVersion
 *   follows, isTakenAfter   the same names in StateVersion
 *   Database.state          the domain's row
 *   Kafka.records, end      one partition of backsource.policy-changes.v1
 *   Edge.serving            what RoutingTable serves; a removal is RemovedDomains
 *   Edge.read               the routes that are read beside a snapshot (RoutingTable.read)
 *   rebuilding              the edges that serve a snapshot meanwhile
 *   serveRead               RoutingTable.serveRead with NewerState
 *   repair                  POST /api/v1/reconciliation/repairs
 *
 * A Fault is something that the code must not do, or an operator must not let happen. Without any, the assertions hold;
 * with each one, one of them breaks, which shows that it is needed.
 */
module following

open util/ordering[Incarnation] as incarnations
open util/ordering[Revision] as revisions
open util/ordering[Offset] as offsets

sig Incarnation {}

sig Revision {}

sig Offset {}

sig Change {
  incarnation: Incarnation,
  revision: Revision
}

sig Removal in Change {}

one sig Database {
  var state: lone Change,
  -- every state it ever had; any of them may be in a backup
  var past: set Change
}

one sig Kafka {
  var records: Offset -> lone Change,
  -- of the last record that was written, whether compaction has left it or not
  var end: lone Offset
}

sig Edge {
  var serving: lone Change,
  var read: lone Change,
  -- of the last record that was read; none at the beginning of the topic
  var position: lone Offset
}

var sig rebuilding in Edge {}

abstract sig Fault {}

-- versions are compared by their revisions alone
lone sig RevisionsOnly extends Fault {}

-- an edge doesn't notice that the topic was truncated below its position
lone sig UnseenTruncation extends Fault {}

-- what is read is applied to the snapshot, in place of replacing it
lone sig AppliedToSnapshot extends Fault {}

-- the routes read from the topic replace the snapshot although the topic is behind it
lone sig SnapshotForgotten extends Fault {}

-- tombstones are dropped before an edge that is cut off from Kafka has read them
lone sig LongCutOff extends Fault {}

-- a truncation leaves no record of the domain in the topic
lone sig NothingLeft extends Fault {}

-- The order of a domain's versions: by incarnation, then by revision.
pred follows[later, earlier: Change] {
  incarnations/gt[later.incarnation, earlier.incarnation]
    or (later.incarnation = earlier.incarnation and revisions/gt[later.revision, earlier.revision])
}

-- As edges compare them.
pred isTakenAfter[offered, held: Change] {
  some RevisionsOnly implies revisions/gt[offered.revision, held.revision] else follows[offered, held]
}

fun newer[held, offered: lone Change]: lone Change {
  (some held and not (some offered and isTakenAfter[offered, held])) implies held else offered
}

fun written: set Offset { Kafka.records.Change }

fun latest: lone Change { Kafka.records[offsets/max[written]] }

fun unread[e: Edge]: set Offset { { o: written | no e.position or offsets/gt[o, e.position] } }

/* ---------- steps ---------- */

pred databaseStays { state' = state and past' = past }
pred kafkaStays { records' = records and end' = end }
pred edgesStay { serving' = serving and read' = read and position' = position and rebuilding' = rebuilding }

pred publish[c: Change] {
  let next = (no Kafka.end implies offsets/first else offsets/next[Kafka.end]) {
    some next
    records' = records + Kafka -> next -> c
    end' = Kafka -> next
  }
  state' = Database -> c
  past' = past + Database -> c
}

-- A change of the domain. Revisions go on where the database is, also behind a removal.
pred write {
  some c: Change - Database.past {
    c.incarnation = (no Database.state implies incarnations/first else Database.state.incarnation)
    c.revision = (no Database.state implies revisions/first else revisions/next[Database.state.revision])
    publish[c]
  }
  edgesStay
}

-- The database is put back to an earlier state, or to before the domain was there.
pred restore {
  Database.state' in Database.past and state' != state
  past' = past and kafkaStays and edgesStay
}

-- Whether the topic's last word is what the database has committed, and nothing else was published that edges could
-- hold instead.
pred agree {
  some written
    implies latest = Database.state
    else Database.state in Removal
  some Database.past implies some Database.state
  all other: Database.past - Database.state | follows[Database.state, other]
}

-- The database's state is published once more, in an incarnation of its own, which is later than all. How its revision
-- compares is left open: it may be lower.
pred repair {
  some written and latest != Database.state
  some c: Change - Database.past {
    all other: Database.past | incarnations/gt[c.incarnation, other.incarnation]
    c in Removal iff (no Database.state or Database.state in Removal)
    publish[c]
  }
  edgesStay
}

-- Of one key compaction leaves the last record.
pred compact {
  records' = Kafka -> offsets/max[written] -> latest
  end' = end and databaseStays and edgesStay
}

-- After delete.retention.ms compaction drops a tombstone too. By then each edge has read it, or begins at the
-- beginning of the topic later.
pred dropTombstone {
  latest in Removal and one written
  no LongCutOff implies (all e: Edge | no e.position or offsets/gte[e.position, offsets/max[written]])
  no records'
  end' = end and databaseStays and edgesStay
}

-- An unclean election: the topic loses its last record. An edge that was further reads from the beginning again
-- (auto.offset.reset=earliest).
pred truncate {
  some Kafka.end
  no NothingLeft implies some written - Kafka.end
  records' = records - Kafka -> Kafka.end -> Change
  end' = Kafka -> offsets/prev[Kafka.end]
  some UnseenTruncation
    implies position' = position
    else position' = position - Edge -> Kafka.end
  serving' = serving and read' = read and rebuilding' = rebuilding and databaseStays
}

-- A running edge takes a record if it follows what it holds. One that is rebuilding collects them beside its snapshot.
pred apply[e: Edge] {
  some unread[e]
  let next = offsets/min[unread[e]], c = Kafka.records[next] {
    position' = position ++ e -> next
    (e in rebuilding and no AppliedToSnapshot)
      implies (read' = read ++ e -> newer[e.read, c] and serving' = serving)
      else (serving' = serving ++ e -> newer[e.serving, c] and read' = read)
  }
  rebuilding' = rebuilding and databaseStays and kafkaStays
}

-- An edge starts from its snapshot, and reads from the beginning of the topic.
pred restart[e: Edge] {
  position' = position - e -> Offset
  read' = read - e -> Change
  rebuilding' = rebuilding + e
  serving' = serving and databaseStays and kafkaStays
}

-- It has read the topic, and serves that. Where the snapshot is newer, of a domain that the topic knows, it stays.
pred serveRead[e: Edge] {
  e in rebuilding and no unread[e]
  some AppliedToSnapshot
    implies serving' = serving
    else serving' = (serving - e -> Change) + e -> replacement[e]
  rebuilding' = rebuilding - e
  read' = read and position' = position and databaseStays and kafkaStays
}

fun replacement[e: Edge]: lone Change {
  (no SnapshotForgotten and some e.read and some e.serving and isTakenAfter[e.serving, e.read])
    implies e.serving else e.read
}

pred nothing { databaseStays and kafkaStays and edgesStay }

fact behaviour {
  no state and no past and no records and no end and no serving and no read and no position and no rebuilding
  always (write or restore or repair or compact or dropTombstone or truncate or nothing
    or (some e: Edge | apply[e] or restart[e] or serveRead[e]))
}

/* ---------- what has to hold ---------- */

-- An edge never goes back to an earlier version.
pred forward {
  all e: Edge | (some e.serving and some e.serving') implies not follows[e.serving, e.serving']
}

-- While database and topic agree, an edge that has read the topic decides as the database has it. What is removed is
-- served by nobody, whether there is a tombstone still or not.
pred asCommitted {
  all e: Edge - rebuilding | (agree and no unread[e]) implies e.serving - Removal = Database.state - Removal
}

check edgesOnlyMoveForward {
  no Fault implies always forward
} for 3 but 2 Incarnation, 3 Change, 1 Edge, 8..8 steps expect 0

check edgesServeWhatIsCommitted {
  no Fault implies always asCommitted
} for 3 but 2 Incarnation, 3 Change, 1 Edge, 8..8 steps expect 0

check revisionsAloneDontFollowARestoredDatabase {
  Fault = RevisionsOnly implies always asCommitted
} for 3 but 2 Incarnation, 3 Change, 1 Edge, 9..9 steps expect 1

check aTruncationHasToBeSeen {
  Fault = UnseenTruncation implies always asCommitted
} for 3 but 2 Incarnation, 3 Change, 1 Edge, 7..7 steps expect 1

check aSnapshotHasToBeReplaced {
  Fault = AppliedToSnapshot implies always asCommitted
} for 2 but 1 Incarnation, 2 Change, 1 Edge, 9..9 steps expect 1

check aTopicBehindASnapshotMustNotReplaceIt {
  Fault = SnapshotForgotten implies always forward
} for 2 but 1 Incarnation, 2 Change, 1 Edge, 9..9 steps expect 1

-- Known limit: an edge that runs on without Kafka for longer than tombstones are kept goes on serving what was removed.
-- Its digest shows it (DIVERGED); a restart mends it.
check anEdgeMustNotBeCutOffForLongerThanTombstonesAreKept {
  Fault = LongCutOff implies always asCommitted
} for 3 but 2 Incarnation, 3 Change, 1 Edge, 9..9 steps expect 1

-- Known limit, likewise: where not even the record of the removal is left, the empty topic and the database agree.
check aRemovalMustNotBeTruncatedWithAllBeforeIt {
  Fault = NothingLeft implies always asCommitted
} for 3 but 2 Incarnation, 3 Change, 1 Edge, 9..9 steps expect 1

-- So that what holds doesn't hold because nothing happens.
run aRepairReachesAnEdge {
  no Fault and eventually (some Edge.serving
    and Edge.serving.incarnation != incarnations/first and agree and Edge.serving = Database.state)
} for 3 but 2 Incarnation, 4 Change, exactly 1 Edge, 9..9 steps expect 1
