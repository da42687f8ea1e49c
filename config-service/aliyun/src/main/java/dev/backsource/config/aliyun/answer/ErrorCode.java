package dev.backsource.config.aliyun.answer;

/** The reasons for refusing a call, with the API's own codes. */
public enum ErrorCode {
    ACCESS_KEY_UNKNOWN(404, "InvalidAccessKeyId.NotFound"),
    ACCESS_KEY_INACTIVE(400, "InvalidAccessKeyId.Inactive"),
    ACTION_UNKNOWN(404, "InvalidAction.NotFound"),
    ARGUMENT_INVALID(400, "InvalidArgValue.Malformed"),
    BODY_HASH_DIFFERS(400, "InvalidContentSha256"),
    BUSY(503, "ServiceUnavailable"),
    CDN_TYPE_INVALID(400, "InvalidCdnType.Malformed"),
    CONFIG_UNKNOWN(404, "InvalidConfigId.NotFound"),
    DOMAIN_EXISTS(400, "DomainAlreadyExist"),
    DOMAIN_INVALID(400, "InvalidDomainName.Malformed"),
    DOMAIN_OF_OTHERS(400, "DomainOwnerVerifyFail"),
    DOMAIN_UNKNOWN(404, "InvalidDomain.NotFound"),
    FORBIDDEN(403, "Forbidden.RAM"),
    FORMAT_UNKNOWN(400, "InvalidParameter.Format"),
    FUNCTIONS_INVALID(400, "InvalidFunctions.Malformed"),
    FUNCTION_UNKNOWN(400, "InvalidFunctionName.NotFound"),
    HOST_UNKNOWN(421, "InvalidHost"),
    INTERNAL(500, "InternalError"),
    METHOD_UNSUPPORTED(405, "UnsupportedHTTPMethod"),
    NONCE_USED(400, "SignatureNonceUsed"),
    NOT_ALLOWED_NOW(400, "IllegalOperationDomain"),
    OBJECT_PATH_INVALID(400, "InvalidObjectPath.Malformed"),
    OBJECT_TYPE_INVALID(400, "InvalidObjectType.Malformed"),
    PARAMETER_INVALID(400, "InvalidParameter"),
    PARAMETER_MISSING(400, "MissingParameter"),
    QUOTA_EXCEEDED(400, "QuotaExceeded.Domain"),
    REFRESH_QUOTA_EXCEEDED(400, "QuotaExceeded.Refresh"),
    REQUEST_TOO_LARGE(413, "RequestTooLarge"),
    REQUEST_TOO_LATE(408, "RequestTimeout"),
    SECURITY_TOKEN(400, "InvalidSecurityToken"),
    SIGNATURE_DIFFERS(400, "SignatureDoesNotMatch"),
    SIGNATURE_INCOMPLETE(400, "IncompleteSignature"),
    SIGNATURE_METHOD(400, "InvalidSignatureMethod"),
    SOURCES_INVALID(400, "InvalidSources.Malformed"),
    TAG_KEY_INVALID(400, "TagKeyIsInvalid"),
    TAG_KEY_TWICE(400, "TagKeyDuplicated"),
    TAG_VALUE_INVALID(400, "TagValueIsInvalid"),
    THROTTLED(429, "Throttling.User"),
    TIME_EXPIRED(400, "InvalidTimeStamp.Expired"),
    TIME_INVALID(400, "InvalidTimeStamp.Format"),
    TOO_MANY_AT_ONCE(400, "SingleRequest.OverLimit"),
    TOO_MANY_DOMAINS(400, "DomainNameOverLimit"),
    TOO_MANY_TAGS(400, "TooManyTags"),
    UNSUPPORTED(400, "UnsupportedOperation"),
    VERSION_UNKNOWN(400, "NoSuchVersion");

    private final int status;
    private final String code;

    ErrorCode(int status, String code) {
        this.status = status;
        this.code = code;
    }

    /** The status code of HTTP. */
    public int status() {
        return status;
    }

    /** The code as clients know it. */
    public String code() {
        return code;
    }
}
