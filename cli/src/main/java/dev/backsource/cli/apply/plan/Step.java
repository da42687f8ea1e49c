package dev.backsource.cli.apply.plan;

import dev.backsource.cli.apply.file.DomainFile;
import dev.backsource.cli.difference.FieldDiff;
import dev.backsource.policy.domain.DomainName;
import java.util.List;

/** What is to be done to one domain. */
public sealed interface Step {
    DomainName name();

    /** The service doesn't have it. */
    record Add(DomainFile wanted) implements Step {
        @Override
        public DomainName name() {
            return wanted.name();
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
    }

    /** No file has it. */
    record Remove(PresentDomain present) implements Step {
        @Override
        public DomainName name() {
            return present.name();
        }
    }
}
