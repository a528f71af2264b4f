# docker build -t surveyhub .
# docker run -p 8080:8080 -v surveyhub:/app/data surveyhub

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src

# MySqlConnector instead of MySql.Data: --build-arg MYSQL_DRIVER=MySqlConnector (see NOTICE.md)
ARG MYSQL_DRIVER=MySql.Data

# What decides which packages are restored comes first: restoring is repeated only when one of these files changes.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY survey-engine/SurveyHub.Engine.csproj survey-engine/
COPY analytics/SurveyHub.Analytics.csproj analytics/
COPY web/SurveyHub.Web.csproj web/
RUN dotnet restore web/SurveyHub.Web.csproj -p:MySqlDriver=$MYSQL_DRIVER

COPY .editorconfig BannedSymbols.txt ./
COPY survey-engine/ survey-engine/
COPY analytics/ analytics/
COPY web/ web/
RUN dotnet publish web/SurveyHub.Web.csproj -c Release --no-restore -p:MySqlDriver=$MYSQL_DRIVER -p:UseAppHost=false -o /app


FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app

# The base image has ICU and the time zones; one without them (chiseled, alpine) would show wrong dates and numbers.
# Then the build stops here. The data folder belongs to the user that the program runs as.
ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false
RUN test -e /usr/share/zoneinfo/Asia/Ho_Chi_Minh \
 && ls /usr/lib/*/libicuuc.so.* \
 && install -d -o $APP_UID -g $APP_UID /app/data

COPY --from=build /app ./
COPY LICENSE NOTICE.md ./

USER $APP_UID
VOLUME /app/data
# The base image's own setting for the port is emptied, or every start would warn that it is overridden.
ENV ASPNETCORE_HTTP_PORTS= \
    SurveyHub__Urls=http://+:8080
EXPOSE 8080

# The image has no curl and no wget, but it has bash, which opens TCP connections itself. HTTP/1.0 without a Host
# header, because a Host that is not among the province's names may be refused.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /healthz HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]

ENTRYPOINT ["dotnet", "SurveyHub.Web.dll"]
