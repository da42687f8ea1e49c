package dev.backsource.config.aliyun.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Role;
import dev.backsource.config.web.limits.CountedRequest;
import io.smallrye.mutiny.Uni;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the API. To add one, add a bean of this type: its name and parameters are read from here, and its caller is
 * authenticated, counted and, by {@link #role()}, admitted before it is called.
 *
 * <p>The operation itself checks the caller's role for a domain: a write does so anyway, a read calls
 * {@link dev.backsource.config.access.DomainGuard} or leaves out the domains that the caller may not see. Failures get the code of the same
 * failure at the REST interface, or are thrown as {@link dev.backsource.config.aliyun.answer.CallRefusedException} with a code of the API's
 * own.
 */
public interface CdnOperation {
    /** The name in calls, such as {@code DescribeCdnDomainConfigs}. */
    String name();

    /** The parameters of the operation, beside those that every call may have; others are refused by name. */
    Set<String> parameters();

    /** The role that its caller needs for at least one domain. */
    Role role();

    /** Whether it may change something. Such a call is audited whatever its outcome, any other only when it is refused. */
    default boolean writes() {
        return role() != Role.VIEWER;
    }

    /** The kind of request that it counts as, beside any request; null for none. */
    default @Nullable CountedRequest countsAs() {
        return null;
    }

    /** The number of {@link #countsAs()} that a call counts as, 1 or more. */
    default int counts(CallParameters parameters) {
        return 1;
    }

    /** The name of the call's domain for the audit; null where it has none, or several. */
    default @Nullable String about(CallParameters parameters) {
        var one = parameters.find("DomainName");
        return one == null ? parameters.find("DomainNames") : one;
    }

    /** The response, to which the wire adds {@code RequestId}. An exception is a failure like any other. */
    Uni<ObjectNode> answer(CdnCall call);
}
