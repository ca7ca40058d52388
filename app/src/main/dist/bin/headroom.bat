@echo off
rem Starts Headroom with the first Java 25 or later it finds, as bin/headroom does.
setlocal EnableExtensions DisableDelayedExpansion
set "NEEDED=25"
set "FOUND="

if defined HEADROOM_JAVA_HOME (
    call :try "%HEADROOM_JAVA_HOME%"
    if not defined FOUND (
        >&2 echo headroom: HEADROOM_JAVA_HOME is "%HEADROOM_JAVA_HOME%", where there is no Java %NEEDED% or later. Set it to one, or unset it.
        exit /b 2
    )
    goto start
)
if defined JAVA_HOME call :try "%JAVA_HOME%"
for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :try "%%~dp$PATH:J.."
for %%V in ("Eclipse Adoptium" "Java" "Microsoft" "Zulu" "Amazon Corretto" "BellSoft") do (
    for /d %%D in ("%ProgramFiles%\%%~V\*") do call :try "%%~D"
)
for /d %%D in ("%USERPROFILE%\.jdks\*") do call :try "%%~D"
if not defined FOUND (
    >&2 echo headroom: no Java %NEEDED% or later was found. Install one, or set HEADROOM_JAVA_HOME to the folder of one.
    exit /b 2
)

:start
rem A start cache that was made by another Java is left alone, without a word. One that is older than the application is none of it, which Java
rem itself would not notice: of headroom.jar and headroom.aot the newer one comes last.
set "CACHE="
for /f "delims=" %%N in ('dir /b /o:d "%~dp0..\lib\headroom.*"') do set "NEWEST=%%N"
if /i "%NEWEST%"=="headroom.aot" set CACHE="-XX:AOTCache=%~dp0..\lib\headroom.aot" "-Xlog:aot*=off"
"%FOUND%\bin\java.exe" --enable-native-access=ALL-UNNAMED -XX:MaxRAMPercentage=50 %CACHE% -jar "%~dp0..\lib\headroom.jar" %*
exit /b %ERRORLEVEL%

rem Keeps folder %1 when none is kept yet and its release file says a version that will do.
:try
if defined FOUND exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "usebackq tokens=2 delims==" %%R in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do (
    for /f "delims=.-+" %%M in ("%%~R") do if %%M GEQ %NEEDED% set "FOUND=%~1"
)
exit /b 0
