package dev.backsource.cli.apply.plan;

import dev.backsource.cli.apply.file.DomainFile;
import dev.backsource.cli.difference.FieldDiff;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Weakening;
import java.util.List;
import java.util.Map;

/** A step of a plan, for one domain. */
public sealed interface Step {
    DomainName name();

    /** The weakenings of the connections to origins by this step, by the server's own rule, each with its consequence. */
    Map<Weakening, String> weakenings();

    /** Creates a domain that the service doesn't have. */
    record Add(DomainFile wanted) implements Step {
        @Override
        public DomainName name() {
            return wanted.name();
        }

        @Override
        public Map<Weakening, String> weakenings() {
            return Weakening.details(null, wanted.domain());
        }
    }

    /**
     * Changes a domain that differs from its file.
     *
     * @param parts the parts that differ, by their names in REST
     * @param team whether the domain moves to another team
     * @param diffs the differences to show to users
     */
    record Change(DomainFile wanted, PresentDomain present, List<String> parts, boolean team, List<FieldDiff> diffs)
            implements Step {
        @Override
        public DomainName name() {
            return wanted.name();
        }

        @Override
        public Map<Weakening, String> weakenings() {
            return Weakening.details(present.domain(), wanted.domain());
        }
    }

    /** Removes a domain that no file has. */
    record Remove(PresentDomain present) implements Step {
        @Override
        public DomainName name() {
            return present.name();
        }

        @Override
        public Map<Weakening, String> weakenings() {
            return Map.of();
        }
    }
}
