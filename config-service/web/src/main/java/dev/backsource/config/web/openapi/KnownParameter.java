package dev.backsource.config.web.openapi;

import dev.backsource.config.web.json.Schemas;
import dev.backsource.config.web.query.PageRequest;
import dev.backsource.config.web.routing.Route;
import dev.backsource.config.web.routing.RouteTrait;
import dev.backsource.policy.masschange.MassChange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

/** A parameter of operations. The same name has the same meaning in all of them. */
public record KnownParameter(In in, String name, String description, Supplier<Schema> schema) {
    public static final KnownParameter PAGE = new KnownParameter(
            In.QUERY,
            "page",
            "The page number, from 0",
            () -> Schemas.wholeNumber(0, PageRequest.MAX_PAGE).defaultValue(0));
    public static final KnownParameter SIZE = new KnownParameter(
            In.QUERY,
            "size",
            "Items per page",
            () -> Schemas.wholeNumber(1, PageRequest.MAX_SIZE).defaultValue(PageRequest.DEFAULT_SIZE));

    private static final KnownParameter IDEMPOTENCY_KEY = new KnownParameter(
            In.HEADER,
            "Idempotency-Key",
            "A string in double quotes, unique for each request and the same for its retries",
            () -> Schemas.text(512).addExample("\"8e03978e-40d5-43dd-bc93-6894a57f9324\""));
    private static final KnownParameter IF_MATCH = new KnownParameter(
            In.HEADER,
            "If-Match",
            "The expected revision in double quotes, as in ETag, or a list of them, or *",
            () -> Schemas.text().minLength(1).addExample("\"3\""));

    private static final KnownParameter DRY_RUN = new KnownParameter(
            In.QUERY,
            "dryRun",
            "Whether to return the outcome of the change, or its refusal, without making it; not together with"
                    + " Idempotency-Key",
            () -> Schemas.bool().defaultValue(false));

    private static final KnownParameter CONFIRMED_DOMAINS = new KnownParameter(
            In.QUERY,
            "confirmedDomains",
            "The number of domains that you mean to remove or reroute within 60 seconds; a change that makes them more"
                    + " than the limit is refused without it",
            () -> Schemas.wholeNumber(1, MassChange.MAX_CONFIRMED));

    /**
     * Describes the parameters that an operation declares, and adds the headers of all such operations.
     *
     * @throws IllegalStateException when a parameter is not among {@code known}; this fails the build
     */
    static void describe(Route route, Operation operation, List<KnownParameter> known) {
        var declared = operation.getParameters();
        var all = new ArrayList<Parameter>();
        if (declared != null) {
            declared.stream()
                    .filter(parameter -> !"Authorization".equals(parameter.getName()))
                    .filter(parameter -> !DRY_RUN.name.equals(parameter.getName()))
                    .filter(parameter -> !CONFIRMED_DOMAINS.name.equals(parameter.getName()))
                    .map(parameter -> find(parameter, known, route).toParameter())
                    .forEach(all::add);
        }
        if (route.takesKey()) {
            all.add(IDEMPOTENCY_KEY.toParameter());
        }
        if (route.has(RouteTrait.CONDITIONAL)) {
            all.add(IF_MATCH.toParameter());
        }
        if (route.has(RouteTrait.TRIABLE)) {
            all.add(DRY_RUN.toParameter());
        }
        if (route.has(RouteTrait.CONFIRMABLE)) {
            all.add(CONFIRMED_DOMAINS.toParameter());
        }
        operation.setParameters(all);
    }

    private static KnownParameter find(Parameter declared, List<KnownParameter> known, Route route) {
        return known.stream()
                .filter(parameter -> parameter.in == declared.getIn() && parameter.name.equals(declared.getName()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the parameter " + declared.getName() + " of "
                        + route.path() + " has no description; add it to the known parameters"));
    }

    private Parameter toParameter() {
        return OASFactory.createParameter()
                .in(in)
                .name(name)
                .required(in == In.PATH)
                .description(description)
                .schema(schema.get());
    }
}
