package dev.backsource.cli.apply.plan;

import dev.backsource.cli.apply.file.DomainFile;
import dev.backsource.cli.difference.FieldDiff;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Weakening;
import java.util.List;
import java.util.Set;

/** A step of a plan, for one domain. */
public sealed interface Step {
    DomainName name();

    /** The weakenings of the connections to origins by this step, by the server's own rule. */
    Set<Weakening> weakenings();

    /** Creates a domain that the service doesn't have. */
    record Add(DomainFile wanted) implements Step {
        @Override
        public DomainName name() {
            return wanted.name();
        }

        @Override
        public Set<Weakening> weakenings() {
            return Weakening.of(null, wanted.domain());
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
        public Set<Weakening> weakenings() {
            return Weakening.of(present.domain(), wanted.domain());
        }
    }

    /** Removes a domain that no file has. */
    record Remove(PresentDomain present) implements Step {
        @Override
        public DomainName name() {
            return present.name();
        }

        @Override
        public Set<Weakening> weakenings() {
            return Set.of();
        }
    }
}
