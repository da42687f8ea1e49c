package dev.backsource.config.aliyun.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Role;
import dev.backsource.config.web.limits.CountedRequest;
import io.smallrye.mutiny.Uni;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the API. Each is a bean of this type, and that is all there is to adding one: its name and parameters are read from
 * here, and whoever calls it is known, counted and, by {@link #role()}, let in before it is asked.
 *
 * <p>What a domain's own role takes is for the operation to ask: a write does so by itself, a reading asks {@link
 * dev.backsource.config.access.DomainGuard} or leaves out what the caller may not see. Failures are answered by the code that they have at
 * the REST interface, or thrown as {@link dev.backsource.config.aliyun.answer.CallRefusedException} with a code of the API's own.
 */
public interface CdnOperation {
    /** As clients call it, such as {@code DescribeCdnDomainConfigs}. */
    String name();

    /** The parameters that it knows, beside those that every call may have; others are refused by name. */
    Set<String> parameters();

    /** The role that its caller has to have for some domain at least. */
    Role role();

    /** Whether it may change something; what does is audited whatever comes of it, what doesn't when it is refused. */
    default boolean writes() {
        return role() != Role.VIEWER;
    }

    /** What it counts as beside a request; null for nothing. */
    default @Nullable CountedRequest countsAs() {
        return null;
    }

    /** As how many of {@link #countsAs()} a call counts, 1 or more. */
    default int counts(CallParameters parameters) {
        return 1;
    }

    /** The name of the domain that a call is about, as the audit has it; null where it is about none, or several. */
    default @Nullable String about(CallParameters parameters) {
        var one = parameters.find("DomainName");
        return one == null ? parameters.find("DomainNames") : one;
    }

    /** The answer, to which the wire adds {@code RequestId}. What it throws is a failure like any other. */
    Uni<ObjectNode> answer(CdnCall call);
}
