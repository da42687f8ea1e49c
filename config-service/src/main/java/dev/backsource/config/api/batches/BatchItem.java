package dev.backsource.config.api.batches;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.api.creations.NewDomain;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import java.util.function.UnaryOperator;

/** What a batch does to one domain. */
public sealed interface BatchItem {
    DomainName domain();

    /** The path of the field that names it, within the item. */
    String nameField();

    /**
     * It is there, and is to be otherwise.
     *
     * @param expected which revision it is meant for
     * @param edit all parts that are set, in one revision
     * @param sent the item itself
     */
    record Change(DomainName domain, ExpectedRevision expected, UnaryOperator<Domain> edit, JsonNode sent)
            implements BatchItem {
        @Override
        public String nameField() {
            return ".domain";
        }
    }

    /** It isn't there, and is to be. */
    record Creation(NewDomain wanted) implements BatchItem {
        @Override
        public DomainName domain() {
            return wanted.domain().name();
        }

        @Override
        public String nameField() {
            return ".create.name";
        }
    }
}
