package dev.backsource.config.api.parts;

import dev.backsource.config.api.answers.PreflightChoice;
import dev.backsource.config.api.answers.RolloutChoice;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The path of a part, and its operations in the OpenAPI document.
 *
 * @param part its name in a domain
 * @param put the summary of {@code PUT}
 * @param patch the summary of {@code PATCH}
 * @param note a further remark on {@code PUT}; null for none
 */
public record PartAddress(
        String part, String put, String patch, @Nullable String note) {
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
    private static final String TAG = "Settings";
    private static final String ANSWER = "WriteAnswer";

    /** The last segment of its path, after the domain's name. */
    public String segment() {
        return CAPITAL.matcher(part).replaceAll(letter -> "-" + letter.group().toLowerCase(Locale.ROOT));
    }

    /** The id of the operation that sets it. */
    public String setting() {
        return "set" + title();
    }

    /** The id of the operation that patches it. */
    public String patching() {
        return "patch" + title();
    }

    private String title() {
        return part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1);
    }

    /**
     * Its operations; {@code body} and {@code patchBody} name the schemas of their bodies, by media type.
     *
     * @param canRollOut whether their change can go out by a progressive rollout, so that they take the choice
     */
    PathItem toPathItem(Map.Entry<String, String> body, Map.Entry<String, String> patchBody, boolean canRollOut) {
        return OASFactory.createPathItem()
                .PUT(operation(setting(), put, note, body, canRollOut))
                .PATCH(operation(patching(), patch, null, patchBody, canRollOut));
    }

    private static Operation operation(
            String id, String summary, @Nullable String note, Map.Entry<String, String> body, boolean canRollOut) {
        var operation = OASFactory.createOperation().summary(summary);
        if (note != null) {
            operation.description(note);
        }
        return operation
                .operationId(id)
                .tags(List.of(TAG))
                .parameters(Stream.of(
                                Optional.of(OASFactory.createParameter()
                                        .in(Parameter.In.PATH)
                                        .name("name")),
                                Optional.of(query(PreflightChoice.PARAMETER)),
                                Optional.of(query(RolloutChoice.PARAMETER)).filter(query -> canRollOut))
                        .flatMap(Optional::stream)
                        .toList())
                .requestBody(OASFactory.createRequestBody()
                        .content(content(body.getKey(), body.getValue()))
                        .required(true))
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse(
                                "200",
                                OASFactory.createAPIResponse()
                                        .description("OK")
                                        .content(content("application/json", ANSWER))));
    }

    private static Parameter query(String name) {
        return OASFactory.createParameter().in(Parameter.In.QUERY).name(name);
    }

    private static Content content(String mediaType, String schema) {
        return OASFactory.createContent()
                .addMediaType(
                        mediaType,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/" + schema)));
    }
}
