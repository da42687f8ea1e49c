package dev.backsource.config.api.batches;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.api.creations.NewDomain;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import java.util.function.UnaryOperator;

/** A batch's operation on one domain. */
public sealed interface BatchItem {
    DomainName domain();

    /** The path of the field that names the domain, within the item. */
    String nameField();

    /**
     * A change of an existing domain.
     *
     * @param expected the revision that the change expects
     * @param edit the change of all given parts, in one revision
     * @param sent the item itself
     */
    record Change(DomainName domain, ExpectedRevision expected, UnaryOperator<Domain> edit, JsonNode sent)
            implements BatchItem {
        @Override
        public String nameField() {
            return ".domain";
        }
    }

    /** The creation of a new domain. */
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
