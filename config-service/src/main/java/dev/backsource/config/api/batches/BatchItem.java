package dev.backsource.config.api.batches;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import java.util.function.UnaryOperator;

/**
 * What a batch does to one domain.
 *
 * @param expected which revision it is meant for
 * @param edit all parts that are set, in one revision
 * @param sent the item itself
 */
public record BatchItem(DomainName domain, ExpectedRevision expected, UnaryOperator<Domain> edit, JsonNode sent) {}
