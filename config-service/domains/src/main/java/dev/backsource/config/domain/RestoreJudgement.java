package dev.backsource.config.domain;

import dev.backsource.config.access.Caller;
import dev.backsource.config.domain.DomainQuotas.Growth;
import dev.backsource.config.write.Provenance;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The judgement of a set of domains that are restored to a time: the outcomes that are certain, and the changes that are still to be made together. */
final class RestoreJudgement {
    private final Provenance provenance;
    private final Instant now;
    private final Map<String, TimeRestore> outcomes = new TreeMap<>();
    private List<Change> changes = new ArrayList<>();

    RestoreJudgement(Provenance provenance, Instant now) {
        this.provenance = provenance;
        this.now = now;
    }

    /** A change that the rules for a domain by itself allow. */
    record Change(DomainName name, DomainRow row, Domain next, long from, Growth growth) {
        TimeRestore alone() {
            return new TimeRestore.Alone(name, row.revision, from);
        }
    }

    Provenance provenance() {
        return provenance;
    }

    Caller caller() {
        return provenance.caller();
    }

    Instant now() {
        return now;
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }

    void add(Change change) {
        changes.add(change);
    }

    void put(TimeRestore outcome) {
        outcomes.put(outcome.domain().value(), outcome);
    }

    /** The outcome of a domain; of one that never existed, its refusal. */
    TimeRestore outcome(DomainName name) {
        return outcomes.getOrDefault(name.value(), new TimeRestore.Refused(name, DomainRefusal.unknown(name)));
    }

    /** The owners of the domains that change. */
    Set<String> teams() {
        return changes.stream()
                .map(change -> change.row().team)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** The growth of each team, by their ids: every transaction locks them in this order. */
    Map<String, Growth> growth() {
        var all = new TreeMap<String, Growth>();
        changes.stream()
                .filter(change -> !change.growth().equals(Growth.NONE))
                .forEach(change -> all.merge(Objects.requireNonNull(change.row().team), change.growth(), Growth::and));
        return all;
    }

    /** Leaves the changes to which {@code rule} applies for restores of their own. */
    RestoreJudgement without(Predicate<Change> rule) {
        var kept = new ArrayList<Change>();
        for (var change : changes) {
            if (rule.test(change)) {
                put(change.alone());
            } else {
                kept.add(change);
            }
        }
        changes = kept;
        return this;
    }
}
