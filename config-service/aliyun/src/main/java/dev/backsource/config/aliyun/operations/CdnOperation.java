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
public abstract class CdnOperation {
    private final String name;
    private final Role role;
    private final @Nullable CountedRequest countsAs;
    private final Set<String> parameters;

    /** An operation that counts as any request. */
    protected CdnOperation(String name, Role role, Set<String> parameters) {
        this(name, role, null, parameters);
    }

    /**
     * An operation that also counts as a kind of request.
     *
     * @param name the name in calls, such as {@code DescribeCdnDomainConfigs}
     * @param role the role that its caller needs for at least one domain
     * @param countsAs the kind of request; null for none
     * @param parameters its parameters, beside those that every call may have; others are refused by name
     */
    protected CdnOperation(String name, Role role, @Nullable CountedRequest countsAs, Set<String> parameters) {
        this.name = name;
        this.role = role;
        this.countsAs = countsAs;
        this.parameters = Set.copyOf(parameters);
    }

    public final String name() {
        return name;
    }

    public final Set<String> parameters() {
        return parameters;
    }

    public final Role role() {
        return role;
    }

    public final @Nullable CountedRequest countsAs() {
        return countsAs;
    }

    /** Whether it may change something. Such a call is audited whatever its outcome, any other only when it is refused. */
    public final boolean writes() {
        return role() != Role.VIEWER;
    }

    /** The number of {@link #countsAs()} that a call counts as, 1 or more. */
    public int counts(CallParameters parameters) {
        return 1;
    }

    /** The name of the call's domain for the audit; null where it has none, or several. */
    public @Nullable String about(CallParameters parameters) {
        var one = parameters.find("DomainName");
        return one == null ? parameters.find("DomainNames") : one;
    }

    /** The response, to which the wire adds {@code RequestId}. An exception is a failure like any other. */
    public abstract Uni<ObjectNode> answer(CdnCall call);
}
