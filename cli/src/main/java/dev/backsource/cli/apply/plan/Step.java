package dev.backsource.cli.apply.plan;

import dev.backsource.cli.apply.file.DomainFile;
import dev.backsource.cli.difference.FieldDiff;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Weakening;
import java.util.List;
import java.util.Set;

/** What is to be done to one domain. */
public sealed interface Step {
    DomainName name();

    /** What it takes from the security of the way to the origins, by the server's own rule. */
    Set<Weakening> weakenings();

    /** The service doesn't have it. */
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
     * The service has it otherwise.
     *
     * @param parts those that differ, as REST names them
     * @param team whether it is to be another team's
     * @param diffs what people are shown
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

    /** No file has it. */
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
