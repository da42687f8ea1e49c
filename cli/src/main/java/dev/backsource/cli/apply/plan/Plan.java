package dev.backsource.cli.apply.plan;

import dev.backsource.cli.apply.domain.DomainTree;
import dev.backsource.cli.apply.file.DomainFile;
import dev.backsource.cli.difference.Differences;
import dev.backsource.cli.difference.FieldDiff;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The steps that bring the service's domains to the state in files; each list by name.
 *
 * @param unchanged the number of domains that are as in their files already
 * @param rollouts the progressive rollouts that steps end
 * @param begun the progressive rollouts whose candidates are as in the files: they need no step, and go on
 */
public record Plan(
        List<Step.Add> additions,
        List<Step.Change> changes,
        List<Step.Remove> removals,
        int unchanged,
        Map<DomainName, UnderWay> rollouts,
        Map<DomainName, UnderWay> begun) {

    /**
     * The plan for domains in files and in the service.
     *
     * @throws FailureException when more would be removed than {@code prune} allows, or a part with fields unknown to this version would be written
     */
    public static Plan of(List<DomainFile> wanted, Map<DomainName, PresentDomain> present, Prune prune) {
        var additions = new ArrayList<Step.Add>();
        var changes = new ArrayList<Step.Change>();
        for (var file : wanted) {
            var is = present.get(file.name());
            if (is == null) {
                additions.add(new Step.Add(file));
            } else {
                var change = change(file, is);
                if (change != null) {
                    changes.add(change);
                }
            }
        }
        requireKnown(changes);
        var unchanged = wanted.size() - additions.size() - changes.size();
        return new Plan(additions, changes, removals(wanted, present, prune), unchanged, Map.of(), Map.of());
    }

    /**
     * The plan with the progressive rollouts that its steps end.
     *
     * @param underWay by the domains' names
     */
    public Plan ending(Map<String, UnderWay> underWay) {
        var ended = new TreeMap<DomainName, UnderWay>();
        steps().map(Step::name).forEach(name -> {
            var rollout = underWay.get(name.value());
            if (rollout != null) {
                ended.put(name, rollout);
            }
        });
        return new Plan(additions, changes, removals, unchanged, ended, begun);
    }

    /** The plan without the changes of domains whose progressive rollouts make the same change: another write would begin it anew. */
    public Plan without(Map<DomainName, UnderWay> begun) {
        var left = changes.stream()
                .filter(change -> !begun.containsKey(change.name()))
                .toList();
        return new Plan(additions, left, removals, unchanged, rollouts, new TreeMap<>(begun));
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    public int size() {
        return additions.size() + changes.size() + removals.size();
    }

    /** The changes that move a domain to another team. */
    public List<Step.Change> moves() {
        return changes.stream().filter(Step.Change::team).toList();
    }

    public Stream<Step> steps() {
        return Stream.of(additions, changes, removals).flatMap(List::stream);
    }

    /** Whether the service's domain is as in the file. Granted ports are not compared, since files can't set them. */
    public static boolean isAsWanted(DomainFile wanted, PresentDomain present) {
        return domain(wanted, present).equals(present.domain()) && !isOtherTeam(wanted, present);
    }

    private static Step.@Nullable Change change(DomainFile wanted, PresentDomain present) {
        if (isAsWanted(wanted, present)) {
            return null;
        }
        var before = DomainTree.partsOf(present.domain());
        var after = DomainTree.partsOf(wanted.domain());
        var diffs = new ArrayList<FieldDiff>();
        var isOtherTeam = isOtherTeam(wanted, present);
        if (isOtherTeam) {
            diffs.add(new FieldDiff("team", present.team(), wanted.team()));
        }
        diffs.addAll(Differences.between(before, after));
        var parts = DomainTree.PARTS.stream()
                .filter(part -> !before.get(part).equals(after.get(part)))
                .toList();
        return new Step.Change(wanted, present, parts, isOtherTeam, List.copyOf(diffs));
    }

    private static void requireKnown(List<Step.Change> changes) {
        PresentDomain.requireKnown(changes.stream()
                .filter(change -> change.parts().stream().anyMatch(change.present()::isUnknownIn))
                .map(Step.Change::present)
                .toList());
    }

    private static Domain domain(DomainFile wanted, PresentDomain present) {
        return wanted.domain().with(Part.GRANTED_PORTS, present.domain().grantedPorts());
    }

    private static boolean isOtherTeam(DomainFile wanted, PresentDomain present) {
        return wanted.team() != null && !wanted.team().equals(present.team());
    }

    private static List<Step.Remove> removals(
            List<DomainFile> wanted, Map<DomainName, PresentDomain> present, Prune prune) {
        if (prune == Prune.NONE) {
            return List.of();
        }
        var named = new HashSet<DomainName>();
        wanted.forEach(file -> named.add(file.name()));
        var removals = present.values().stream()
                .filter(domain -> !named.contains(domain.name()))
                .map(Step.Remove::new)
                .toList();
        if (prune == Prune.AT_MOST_HALF && removals.size() * 2 > present.size()) {
            throw new FailureException(Exit.REFUSED, Messages.tooManyRemovals(removals.size(), present.size()));
        }
        return removals;
    }
}
